import { asId, type Id, invalid, type InvalidInput, NotFound } from '@lapak/kernel';
import { statement, Transactor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';

export interface StockSet {
  readonly kind: 'StockSet';
  readonly productId: Id<'Product'>;
}

const MAX_ON_HAND = 1_000_000;
const lock = statement<{ productId: Id<'Product'>; reserved: number }>(
  'catalog_lock_stock',
  `select v.product_id as "productId", v.reserved from variant v join shop_member m on m.shop_id = v.shop_id and m.account_id = $2
   where v.id = $1 and v.archived_at is null for update of v`,
);
const put = statement('catalog_set_stock', `update variant set on_hand = $2 where id = $1`);

/** Says how many units of a variant are on hand, those on order included. */
@Injectable()
export class SetStock {
  constructor(private readonly transactor: Transactor) {}

  /** @returns StockSet; InvalidInput outside 0 to 1,000,000 or below what orders hold; NotFound for a stranger's variant. */
  async run(accountId: Id<'Account'>, variantId: string, onHand: number): Promise<StockSet | InvalidInput | NotFound> {
    const id = asId<'Variant'>(variantId);
    if (!id) return new NotFound();
    if (!Number.isSafeInteger(onHand) || onHand < 0 || onHand > MAX_ON_HAND) {
      return invalid('onHand', 'Stok harus bilangan bulat 0–1.000.000.', 'Stock must be a whole number, 0–1,000,000.');
    }
    return this.transactor.run(async (tx) => {
      const variant = await lock.row(tx, [id, accountId]);
      if (!variant) return new NotFound();
      if (onHand < variant.reserved) {
        return invalid(
          'onHand',
          `Stok paling sedikit ${variant.reserved}, karena sebanyak itu sedang dipesan.`,
          `At least ${variant.reserved} must be in stock: that many are on order.`,
        );
      }
      await put.run(tx, [id, onHand]);
      return { kind: 'StockSet' as const, productId: variant.productId };
    });
  }
}
