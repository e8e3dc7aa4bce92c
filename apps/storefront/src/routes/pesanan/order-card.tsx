import { formatRupiah, variantBeside } from '@lapak/kernel';
import { Button, Ikat, keepUnits, Photo, StatusPill, TextArea, Timeline, type Tone } from '@lapak/ui';
import { daysText, dayText, momentText } from '../../format.js';
import type { Visit } from '../../page.js';
import type { Purchase } from './purchase.js';

type Order = Purchase['orders'][number];

export const TONES: Readonly<Record<Order['state'], Tone>> = {
  awaiting_payment: 'attention',
  awaiting_seller: 'attention',
  processing: 'info',
  ready_pickup: 'good',
  shipped: 'info',
  delivered: 'good',
  completed: 'good',
  cancelled: 'bad',
  expired: 'bad',
  refused_at_door: 'bad',
};

const promised = (visit: Visit, order: Order): string | null => {
  const { t } = visit;
  if (
    !order.promisedFrom ||
    ['completed', 'cancelled', 'expired', 'refused_at_door', 'delivered'].includes(order.state)
  )
    return null;
  return order.deliveryMethod === 'pickup'
    ? t.order.readyFrom(dayText(visit, order.promisedFrom))
    : t.order.promised(daysText(visit, order.promisedFrom, order.promisedTo ?? order.promisedFrom));
};

const MoveOf = ({ order, move }: { order: Order; move: string }) => (
  <>
    <input type="hidden" name="maksud" value="langkah" />
    <input type="hidden" name="order" value={order.id} />
    <input type="hidden" name="langkah" value={move} />
    <input type="hidden" name="versi" value={order.version} />
  </>
);

interface MoveProps {
  readonly visit: Visit;
  readonly order: Order;
  readonly code: string;
}
const Receive = ({ visit: { t, href }, order, code }: MoveProps) =>
  order.availableMoves.includes('complete') ? (
    <form method="post" action={href(`/pesanan/${code}`)} data-no-swap="">
      <MoveOf order={order} move="complete" />
      <Button wide>{t.order.received}</Button>
      <p className="meta">{t.order.receivedHint}</p>
    </form>
  ) : null;

const Cancel = ({ visit: { t, href }, order, code }: MoveProps) =>
  order.availableMoves.includes('cancel') ? (
    <details className="fold">
      <summary>{t.order.cancel}</summary>
      <form method="post" action={href(`/pesanan/${code}`)} data-no-swap="">
        <MoveOf order={order} move="cancel" />
        <input type="hidden" name="untuk" value={order.code} />
        <TextArea name={`alasan-${order.code}`} label={t.order.cancelReason} rows={2} maxLength={300} required />
        <Button kind="danger" className="again">
          {t.order.cancelSure}
        </Button>
      </form>
    </details>
  ) : null;

const Lines = ({ visit, order }: { visit: Visit; order: Order }) => (
  <ul>
    {order.lines.map((line, i) => (
      <li key={i} className="line compact">
        <Photo
          picture={line.picture}
          emoji={line.emoji}
          motif={line.shopMotif}
          title={line.title}
          illustration={visit.t.product.illustration}
          sizes="64px"
          className="thumb"
          decorative
        />
        <div className="line-text">
          <a href={visit.href(`/toko/${order.shop.slug}/${line.productSlug}`)}>{keepUnits(line.title)}</a>
          <p className="meta">
            {variantBeside(line.title, line.variantName) ? `${line.variantName} · ` : ''}
            {line.quantity} × {formatRupiah(line.unitPrice)}
          </p>
        </div>
        <span className="nowrap">{formatRupiah(line.lineTotal)}</span>
      </li>
    ))}
  </ul>
);

/** What the buyer needs in hand: the code to pick up, the number to track. */
const Handover = ({ visit: { t }, order }: { visit: Visit; order: Order }) => (
  <>
    {order.pickupCode && (
      <p className="pickup-code">
        <span>{t.order.pickupCode}</span> <b>{order.pickupCode}</b> <small>{t.order.pickupCodeHint}</small>
      </p>
    )}
    {order.trackingNumber && (
      <p className="row wrapping">
        {t.order.tracking}:{' '}
        <b>
          {order.courier} {order.trackingNumber}
        </b>
        <button
          type="button"
          className="btn quiet small"
          data-copy={order.trackingNumber}
          data-done={t.say.copied}
          hidden
        >
          {t.say.copy}
        </button>
      </p>
    )}
  </>
);

const Folds = ({ visit, order, single }: { visit: Visit; order: Order; single: boolean }) => {
  const { t } = visit;
  const steps = order.timeline.map((s) => ({
    status: s.status,
    title: s.title,
    detail: [s.at && momentText(visit, s.at), s.detail].filter(Boolean).join(' · '),
    actor: s.actor,
  }));
  return (
    <>
      <details className="fold" open={single}>
        <summary>
          <h3>{t.order.trail}</h3>
        </summary>
        <Timeline steps={steps} statusWords={t.order.status} />
      </details>
      <details className="fold" open={!single}>
        <summary>
          <h3>
            {t.order.items} ({order.lines.length})
          </h3>
        </summary>
        <Lines visit={visit} order={order} />
      </details>
    </>
  );
};

interface OrderCardProps {
  readonly visit: Visit;
  readonly order: Order;
  readonly purchase: Purchase;
  /** The only one of its purchase: its trail lies open. */
  readonly single: boolean;
}

/** One shop's part of a purchase: where it is, who acts next, what can be done. */
export const OrderCard = ({ visit, order, purchase, single }: OrderCardProps) => {
  const { t, href } = visit;
  const when = promised(visit, order);
  return (
    <section className="order" aria-label={order.shop.name}>
      <div className="row wrapping shop-name">
        <Ikat seed={order.shop.motif} shape="mark" className="avatar tiny" eager />
        <h2>
          <a href={href(`/toko/${order.shop.slug}`)}>{order.shop.name}</a>
        </h2>
        <span className="push">
          <StatusPill tone={TONES[order.state]}>{t.order.state[order.state]}</StatusPill>
        </span>
      </div>
      <p className="state-text">{order.stateText}</p>
      <p className="meta">
        {order.deliveryLabel}
        {when && ` · ${when}`}
      </p>
      <Handover visit={visit} order={order} />
      <Receive visit={visit} order={order} code={purchase.code} />
      <Folds visit={visit} order={order} single={single} />
      <Cancel visit={visit} order={order} code={purchase.code} />
    </section>
  );
};
