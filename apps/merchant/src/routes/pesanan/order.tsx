import { useQuery } from '@apollo/client/react';
import { formatRupiah, variantBeside } from '@lapak/kernel';
import { ButtonLink, DeskHead, Notice, Panel, Photo, Skeleton, Timeline } from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { useParams } from 'react-router';
import { ShopOrderDocument, type ShopOrderPartsFragment } from '../../gql/graphql.js';
import { BackLink, Go } from '../../parts/link.js';
import { Missing } from '../../parts/missing.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useNow, useTimes } from '../../parts/times.js';
import { t } from '../../words/words.js';
import { OrderMoves } from './order-moves.js';
import { DueBadge, PaidBadge } from './order-row.js';

type Order = ShopOrderPartsFragment;

const Goods = ({ order }: { order: Order }) => (
  <Panel title={t.order.goods}>
    <ul className="lines goods">
      {order.lines.map((line) => (
        <li key={`${line.productSlug} ${line.variantName}`}>
          <Photo
            picture={line.picture}
            emoji={line.emoji}
            motif={line.shopMotif}
            title={line.title}
            illustration={t.say.illustration}
            sizes="56px"
            className="thumb"
            decorative
          />
          <span>
            <b>
              {line.quantity} × {line.title}
            </b>
            <small>
              {[variantBeside(line.title, line.variantName), line.unit].filter(Boolean).join(' · ')}{' '}
              {t.order.unitPrice(formatRupiah(line.unitPrice))}
            </small>
          </span>
          <b className="num">{formatRupiah(line.lineTotal)}</b>
        </li>
      ))}
    </ul>
    <dl className="sums">
      <Sum label={t.order.itemsTotal} amount={order.itemsTotal} />
      <Sum label={t.order.deliveryFee} amount={order.deliveryFee} />
      <Sum label={t.order.total} amount={order.total} strong />
      {order.fee > 0 && <Sum label={t.order.fee} amount={-order.fee} />}
      {order.fee > 0 && <Sum label={t.order.yours} amount={order.total - order.fee} strong />}
    </dl>
    {order.note && (
      <Notice tone="attention">
        <b>{t.order.noteFromBuyer}</b>
        <p>{order.note}</p>
      </Notice>
    )}
  </Panel>
);

const Sum = ({ label, amount, strong }: { label: string; amount: number; strong?: boolean }) => (
  <div className={strong ? 'strong' : undefined}>
    <dt>{label}</dt>
    <dd>{amount === 0 ? t.order.free : formatRupiah(amount)}</dd>
  </div>
);

/** How it travels, what was promised, how it is paid. */
const DeliveryFacts = ({ order }: { order: Order }) => {
  const times = useTimes();
  return (
    <dl className="facts">
      <div>
        <dt>{t.order.deliver}</dt>
        <dd>{order.deliveryLabel}</dd>
      </div>
      {order.promisedFrom && order.promisedTo && (
        <div>
          <dt className="sr">{t.order.deliver}</dt>
          <dd>{t.order.promised(times.day(order.promisedFrom), times.day(order.promisedTo))}</dd>
        </div>
      )}
      {order.trackingNumber && (
        <div>
          <dt>{t.order.tracking}</dt>
          <dd>
            {order.courier} {order.trackingNumber}
          </dd>
        </div>
      )}
      <div>
        <dt>{t.order.pay}</dt>
        <dd>
          {t.order.method[order.paymentMethod]}
          {order.paid && ` · ${t.orders.paid}`}
        </dd>
      </div>
    </dl>
  );
};

/** Who and where to; complete only while there is something to deliver. */
const Buyer = ({ order }: { order: Order }) => {
  const { address } = order;
  return (
    <Panel title={t.order.buyer}>
      {address ? (
        <address className="address">
          {address.lines.map((line, i) => (
            <span key={i}>{line}</span>
          ))}
        </address>
      ) : (
        <p>
          <b>{order.buyerName}</b> · {order.destination}
        </p>
      )}
      {address?.note && (
        <p className="meta">
          {t.order.addressNote}: {address.note}
        </p>
      )}
      {!address && !order.buyerPhone && order.deliveryMethod !== 'pickup' && <p className="meta">{t.order.hidden}</p>}
      <DeliveryFacts order={order} />
      <p className="form-foot">
        {order.whatsappUrl && (
          <ButtonLink kind="ghost" small href={order.whatsappUrl} target="_blank" rel="noreferrer">
            {t.order.whatsapp}
          </ButtonLink>
        )}
        <Go to={`/pesanan/${order.id}/slip`} kind="ghost" small>
          {t.order.print}
        </Go>
      </p>
    </Panel>
  );
};

const Trail = ({ order }: { order: Order }) => {
  const times = useTimes();
  return (
    <Panel title={t.order.trail}>
      <Timeline
        statusWords={t.order.trailStatus}
        steps={order.timeline.map((step) => ({
          status: step.status,
          title: step.title,
          detail: [step.at && times.moment(step.at), step.detail].filter(Boolean).join(' · '),
          ...(step.actor && { actor: step.actor }),
        }))}
      />
    </Panel>
  );
};

const Whole = ({ order }: { order: Order }) => {
  const now = useNow();
  return (
    <>
      <DeskHead eyebrow={t.orders.code(order.code)} title={<span className="sentence">{order.stateText}</span>} />
      <p className="row wrapping badges">
        <PaidBadge order={order} />
        <DueBadge dueAt={order.dueAt} now={now} />
      </p>
      <div className="two order-panels">
        <div>
          <OrderMoves order={order} key={order.state} />
          <Goods order={order} />
        </div>
        <div>
          <Buyer order={order} />
          <Trail order={order} />
        </div>
      </div>
    </>
  );
};

export const Screen = () => {
  const { id = '' } = useParams();
  const asked = useQuery(ShopOrderDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  usePageTitle(asked.data?.shopOrder ? t.orders.code(asked.data.shopOrder.code) : t.orders.title);
  return (
    <>
      <BackLink to="/pesanan">{t.order.back}</BackLink>
      <Loaded
        of={asked}
        skeleton={
          <>
            <DeskHead title={t.orders.title} />
            <div className="panel">
              <Skeleton lines={8} label={t.say.loading} />
            </div>
          </>
        }
      >
        {({ shopOrder }) =>
          shopOrder ? (
            <Whole order={shopOrder} />
          ) : (
            <Missing title={t.order.gone} action={<Go to="/pesanan">{t.order.back}</Go>}>
              {t.order.goneText}
            </Missing>
          )
        }
      </Loaded>
    </>
  );
};
