import { useQuery } from '@apollo/client/react';
import { formatPhone, formatRupiah, variantBeside } from '@lapak/kernel';
import { Button, Ikat } from '@lapak/ui';
import { Loaded, useSession } from '@lapak/web';
import { useParams } from 'react-router';
import {
  ShopOrderDocument,
  type ShopOrderPartsFragment,
  SlipSenderDocument,
  type SlipSenderQuery,
} from '../../gql/graphql.js';
import { BackLink } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useTimes } from '../../parts/times.js';
import { useChosenShop } from '../../shop.js';
import { t } from '../../words/words.js';

type Sender = NonNullable<SlipSenderQuery['myShop']>;

const From = ({ sender }: { sender: Sender }) => (
  <section>
    <h2>{t.slip.from}</h2>
    <address className="address">
      <b>{sender.name}</b>
      <span>{[sender.street, sender.banjar].filter(Boolean).join(', ')}</span>
      <span>{sender.desa.label}</span>
      <span>{formatPhone(sender.phone)}</span>
    </address>
  </section>
);

const To = ({ order }: { order: ShopOrderPartsFragment }) => (
  <section>
    <h2>{t.slip.to}</h2>
    <address className="address large">
      {order.address ? (
        order.address.lines.map((line, i) => <span key={i}>{line}</span>)
      ) : (
        <>
          <b>{order.buyerName}</b>
          <span>{order.deliveryMethod === 'pickup' ? t.slip.pickup : order.destination}</span>
        </>
      )}
    </address>
    {order.address?.note && <p>{order.address.note}</p>}
  </section>
);

/** Everything a parcel needs to find its way, black on white, on one sheet. */
const Slip = ({ order, sender }: { order: ShopOrderPartsFragment; sender: Sender | null }) => {
  const times = useTimes();
  const { regency } = useSession();
  const collect = order.paymentMethod === 'cod' && !order.paid;
  return (
    <article className="slip">
      <header>
        {sender && <Ikat seed={sender.motif} shape="mark" className="mark" eager />}
        <div>
          <b>{order.code}</b>
          <small>
            {times.moment(order.placedAt)} · {order.deliveryLabel}
            {order.trackingNumber && ` · ${order.trackingNumber}`}
          </small>
        </div>
        <p className={collect ? 'slip-money collect' : 'slip-money'}>
          {collect ? `${t.slip.collect} ${formatRupiah(order.total)}` : t.slip.paid}
        </p>
      </header>
      <div className="slip-sides">
        <To order={order} />
        {sender && <From sender={sender} />}
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.slip.quantity}</th>
            <th scope="col">{t.slip.item}</th>
            <td aria-hidden="true">✓</td>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={`${line.productSlug} ${line.variantName}`}>
              <td>{line.quantity}</td>
              <th scope="row">
                {line.title}
                {variantBeside(line.title, line.variantName) && `, ${line.variantName}`}
              </th>
              <td>
                <span className="tick" aria-hidden="true" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.note && (
        <p>
          <b>{t.order.noteFromBuyer}:</b> {order.note}
        </p>
      )}
      <footer>
        {t.slip.thanks} {regency.brand}
      </footer>
    </article>
  );
};

export const Screen = () => {
  const { id = '' } = useParams();
  const shop = useChosenShop();
  usePageTitle(t.slip.title);
  const asked = useQuery(ShopOrderDocument, { variables: { id } });
  const sender = useQuery(SlipSenderDocument, { variables: { shopId: shop?.shopId ?? '' }, skip: !shop });
  return (
    <main className="slip-page">
      <div className="row no-print">
        <BackLink to={`/pesanan/${id}`}>{t.say.back}</BackLink>
        <span className="push">
          <Button onClick={() => print()}>{t.slip.print}</Button>
        </span>
      </div>
      <h1 className="sr">{t.slip.title}</h1>
      <Loaded of={asked}>
        {({ shopOrder }) =>
          shopOrder ? <Slip order={shopOrder} sender={sender.data?.myShop ?? null} /> : <p>{t.order.gone}</p>
        }
      </Loaded>
    </main>
  );
};
