import { formatRupiah, parseRupiah } from '@lapak/kernel';
import { Ikat, keepUnits, washOf } from '@lapak/ui';
import { parseCount } from '../../parts/weight.js';
import { t } from '../../words/words.js';
import { usePhotoUrl } from './photo-strip.js';
import type { Category, ProductValues } from './product-values.js';

const pricesOf = (values: ProductValues): string => {
  const prices = values.variants.flatMap((v) => parseRupiah(v.price) ?? []);
  if (prices.length === 0) return 'Rp…';
  const [min, max] = [Math.min(...prices), Math.max(...prices)];
  return min === max ? formatRupiah(min) : `${formatRupiah(min)}–${formatRupiah(max)}`;
};

/** The product as its page in the shop shows it, from what is typed now. */
export const ProductPreview = ({
  values,
  category,
  shop,
}: {
  values: ProductValues;
  category: Category | null;
  shop: { name: string; motif: string; desa: { kecamatanName: string } };
}) => {
  const url = usePhotoUrl(values.photos[0]);
  const emoji = category?.emoji ?? '1f4e6';
  const names = values.many ? values.variants.map((v) => v.nameId).filter(Boolean) : [];
  const stock = values.variants.reduce((sum, v) => sum + (parseCount(v.stock) ?? 0), 0);
  return (
    <article className="preview">
      {url ? (
        <div className="photo">
          <img src={url} alt="" />
        </div>
      ) : (
        <div className={`photo object wash-${washOf(shop.motif + emoji)}`}>
          <img src={`/static/emoji/${emoji}.webp`} alt="" />
          <Ikat seed={shop.motif} shape="hem" className="hem" />
        </div>
      )}
      {!url && <p className="meta">{t.product.noPhoto}</p>}
      <p className="preview-title">{values.titleId ? keepUnits(values.titleId) : t.product.name}</p>
      <p className="price big">
        <span>{pricesOf(values)}</span>
      </p>
      {names.length > 0 && (
        <ul className="choices" aria-label={t.product.variants}>
          {names.map((name, i) => (
            <li className="choice" key={i}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <p className="meta">
        {values.toOrder && values.days ? t.products.madeToOrder(Number(values.days) || 1) : t.products.left(stock)}
        {values.unit && ` · ${values.unit}`}
      </p>
      {values.descriptionId && <p className="preview-text">{values.descriptionId}</p>}
      <p className="meta verified">
        {shop.name}, {shop.desa.kecamatanName}
      </p>
    </article>
  );
};
