import { Avatar, Icon } from '@lapak/ui';
import { daysText, dayText, feeText } from '../../format.js';
import type { Visit } from '../../page.js';
import { ShopBadge } from '../toko/shop.js';
import type { Estimate, Product } from './product.js';

interface DeliveryProps {
  readonly visit: Visit;
  readonly product: Product;
  readonly estimate: Estimate | null;
  readonly chosen: string | null;
}

/** `tiba 26–28 Nov`, or `siap diambil 25 Nov`. */
export const promiseText = (
  visit: Visit,
  option: Pick<Estimate[number], 'method' | 'promisedFrom' | 'promisedTo'>,
): string =>
  option.method === 'pickup'
    ? visit.t.checkout.ready(dayText(visit, option.promisedFrom))
    : visit.t.checkout.arrives(daysText(visit, option.promisedFrom, option.promisedTo));

/** The cost to my place before the basket: choose a kecamatan, see what each way costs and when it comes. */
export const Delivery = ({ visit, product, estimate, chosen }: DeliveryProps) => {
  const { t, href, query } = visit;
  const path = href(`/toko/${product.shop.slug}/${product.slug}`);
  return (
    <section className="delivery" id="ongkir" aria-label={t.product.delivery}>
      <h2>{t.product.delivery}</h2>
      <form action={`${path}#ongkir`} className="estimate" data-swap="#ongkir" data-auto="">
        {chosen && product.variants.length > 1 && <input type="hidden" name="pilihan" value={chosen} />}
        <label htmlFor="ke">{t.product.deliveryTo}</label>
        <select id="ke" name="ke" className="select" defaultValue={query.get('ke') ?? ''} required>
          <option value="">{t.product.choosePlace}</option>
          {visit.regency.kecamatan.map((k) => (
            <option key={k.code} value={k.code}>
              Kec. {k.name}
            </option>
          ))}
        </select>
        <button className="btn ghost small" data-submit="">
          {t.product.estimate}
        </button>
      </form>
      <dl className="facts">
        {estimate?.length === 0 && (
          <div>
            <dd>{t.product.noDelivery}</dd>
          </div>
        )}
        {estimate?.map((option) => (
          <div key={option.code}>
            <dt>{option.label}</dt>
            <dd>
              <b>{feeText(visit, option.price)}</b>
              <span className="meta"> {promiseText(visit, option)}</span>
            </dd>
          </div>
        ))}
        {!estimate && product.shop.pickupEnabled && (
          <div>
            <dt>{t.product.pickup}</dt>
            <dd>{t.product.pickupAt(product.shop.desa.label)}</dd>
          </div>
        )}
        <div>
          <dt>{t.product.pay}</dt>
          <dd>{t.product.payWords(product.shop.codEnabled)}</dd>
        </div>
      </dl>
    </section>
  );
};

export const Seller = ({ visit, product }: { visit: Visit; product: Product }) => {
  const { t, href } = visit;
  const { shop } = product;
  return (
    <section className="seller" aria-label={t.product.seller}>
      <a className="row" href={href(`/toko/${shop.slug}`)}>
        <Avatar seed={shop.motif} />
        <span>
          <b>{shop.name}</b>
          <small className="meta">
            {shop.desa.label}
            {shop.completedOrders > 0 && ` · ${t.product.orders(shop.completedOrders)}`}
          </small>
          <small className="meta">
            <ShopBadge visit={visit} shop={shop} />
          </small>
        </span>
      </a>
      <form method="post" action={href(`/toko/${shop.slug}/${product.slug}`)} data-no-swap="">
        <button className="btn ghost small">
          <Icon name="chat" /> {t.product.ask}
        </button>
      </form>
    </section>
  );
};
