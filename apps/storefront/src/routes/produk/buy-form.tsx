import { formatRupiah } from '@lapak/kernel';
import { Icon } from '@lapak/ui';
import type { Visit } from '../../page.js';
import type { Product } from './product.js';

/** Minus and plus appear with the script; without it the number field does. */
export const Quantity = ({
  visit,
  max,
  value = 1,
  label,
  id,
}: {
  visit: Visit;
  max: number;
  value?: number;
  label: string;
  id: string;
}) => (
  <span className="quantity" data-stepper="">
    <button type="button" data-step="-1" aria-label={visit.t.product.less} hidden>
      −
    </button>
    <label className="sr" htmlFor={id}>
      {label}
    </label>
    <input
      id={id}
      name="jumlah"
      type="number"
      inputMode="numeric"
      min={1}
      max={Math.max(1, max)}
      defaultValue={value}
      required
    />
    <button type="button" data-step="1" aria-label={visit.t.product.moreOne} hidden>
      +
    </button>
  </span>
);

const Variants = ({ visit, product, chosen }: { visit: Visit; product: Product; chosen: string | null }) => {
  const { t } = visit;
  if (product.variants.length === 1 && product.variants[0])
    return <input type="hidden" name="pilihan" value={product.variants[0].id} />;
  return (
    <fieldset className="variants">
      <legend className="label">{t.product.choose}</legend>
      <div className="choices">
        {product.variants.map((v) => (
          <label className="choice" key={v.id}>
            <input
              type="radio"
              name="pilihan"
              value={v.id}
              required
              defaultChecked={v.id === chosen && v.available > 0}
              disabled={v.available === 0}
              data-price={formatRupiah(v.price)}
              data-was={v.compareAt && v.compareAt > v.price ? formatRupiah(v.compareAt) : undefined}
              data-max={v.available}
            />
            {v.name}
            <small>
              {v.available === 0
                ? t.product.soldOut
                : v.available <= 5
                  ? `${formatRupiah(v.price)} · ${t.product.left(v.available)}`
                  : formatRupiah(v.price)}
            </small>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** What, how many, into the basket. The bar sticks to the lower edge of a phone. */
export const BuyForm = ({ visit, product, chosen }: { visit: Visit; product: Product; chosen: string | null }) => {
  const { t, href } = visit;
  const most = Math.max(0, ...product.variants.map((v) => v.available));
  const refused = most === 0 ? t.product.soldOut : product.shop.closedUntil ? t.product.closedNow : null;
  return (
    <form
      className="buy-form"
      method="post"
      action={href('/keranjang')}
      data-add=""
      data-basket={href('/keranjang')}
      data-basket-label={t.product.goToBasket}
    >
      <input type="hidden" name="tujuan" value="tambah" />
      <input type="hidden" name="judul" value={product.title} />
      <Variants visit={visit} product={product} chosen={chosen} />
      <div className="buy">
        {refused === null && <Quantity visit={visit} max={most} label={t.product.quantity} id="jumlah" />}
        <button className="btn" disabled={refused !== null}>
          {refused ?? (
            <>
              <Icon name="bag" /> {t.product.add}
            </>
          )}
        </button>
      </div>
    </form>
  );
};
