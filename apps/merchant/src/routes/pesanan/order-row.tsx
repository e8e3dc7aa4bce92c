import { formatRupiah } from '@lapak/kernel';
import { Badge, Photo } from '@lapak/ui';
import { Link } from 'react-router';
import type { ShopOrderRowFragment } from '../../gql/graphql.js';
import { dueIn } from '../../parts/due.js';
import { t } from '../../words/words.js';
import { QuickMove } from './quick-move.js';

/** Whether the money is there, or is to be taken at the door. */
export const PaidBadge = ({ order }: { order: Pick<ShopOrderRowFragment, 'paid' | 'paymentMethod'> }) => {
  if (order.paid) return <Badge tone="good">{t.orders.paid}</Badge>;
  return order.paymentMethod === 'cod' ? (
    <Badge tone="attention">{t.orders.cod}</Badge>
  ) : (
    <Badge>{t.orders.unpaid}</Badge>
  );
};

/** The deadline as what is left of it. */
export const DueBadge = ({ dueAt, now }: { dueAt: string | null; now: Date }) => {
  if (!dueAt) return null;
  const due = dueIn(dueAt, now, t.due);
  return <Badge tone={due.tone}>{due.text}</Badge>;
};

const goodsOf = (order: ShopOrderRowFragment): string => {
  const [first] = order.lines;
  if (!first) return '';
  const title = first.quantity > 1 ? `${first.quantity} × ${first.title}` : first.title;
  return t.orders.more(title, order.lines.length - 1);
};

/** One order in a list: what, for whom, until when, and the next step where one tap is enough. */
export const OrderRow = ({ order, now }: { order: ShopOrderRowFragment; now: Date }) => {
  const [first] = order.lines;
  return (
    <li className="order-row">
      {first && (
        <Photo
          picture={first.picture}
          emoji={first.emoji}
          motif={first.shopMotif}
          title={first.title}
          illustration={t.say.illustration}
          sizes="64px"
          className="thumb"
          decorative
        />
      )}
      <div className="order-text">
        <p className="row wrapping tight">
          <PaidBadge order={order} />
          <DueBadge dueAt={order.dueAt} now={now} />
        </p>
        <h2>
          <Link to={`/pesanan/${order.id}`}>{goodsOf(order)}</Link>
        </h2>
        <p className="meta">
          {[order.buyerName, order.deliveryMethod !== 'pickup' && t.orders.to(order.destination), order.deliveryLabel]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="meta">{order.stateText}</p>
      </div>
      <div className="order-end">
        <b>{formatRupiah(order.total)}</b>
        <small className="meta">{order.code}</small>
        <QuickMove order={order} />
      </div>
    </li>
  );
};
