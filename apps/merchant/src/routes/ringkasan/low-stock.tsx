import { useQuery } from '@apollo/client/react';
import { Panel } from '@lapak/ui';
import { Loaded } from '@lapak/web';
import { Link } from 'react-router';
import { LowStockDocument, type LowStockQuery } from '../../gql/graphql.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { StockField } from '../produk/stock-field.js';

const FEW = 3;
const SHOWN = 5;

type Product = LowStockQuery['myProducts']['nodes'][number];

/** Variants that run low, the emptiest first. What is made to order has no stock to run low. */
export const lowIn = (products: readonly Product[]) =>
  products
    .filter((product) => product.madeToOrderDays === null)
    .flatMap((product) => product.variants.map((variant) => ({ product, variant })))
    .filter(({ variant }) => variant.onHand - variant.reserved <= FEW)
    .sort((a, b) => a.variant.onHand - a.variant.reserved - (b.variant.onHand - b.variant.reserved))
    .slice(0, SHOWN);

const labelOf = ({ product, variant }: ReturnType<typeof lowIn>[number]): string =>
  [product.titleId, variant.nameId].filter(Boolean).join(', ');

/** Stock that runs low, changed on the spot. */
export const LowStock = () => {
  const { shopId } = useShop();
  const asked = useQuery(LowStockDocument, { variables: { shopId }, fetchPolicy: 'cache-and-network' });
  return (
    <Panel title={t.home.low}>
      <Loaded of={asked}>
        {({ myProducts }) => {
          const low = lowIn(myProducts.nodes);
          if (low.length === 0) return <p className="meta">{t.home.lowNone}</p>;
          return (
            <>
              <p className="meta">{t.home.lowText}</p>
              <ul className="lines">
                {low.map((one) => (
                  <li key={one.variant.id}>
                    <Link className="line-link" to={`/produk/${one.product.id}`}>
                      {labelOf(one)}
                    </Link>
                    <StockField variant={one.variant} label={labelOf(one)} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
};
