import { afterMove, type ProductState } from '@lapak/catalog-domain';
import { asId, type Clock, type Id, NotFound } from '@lapak/kernel';
import { CLOCK, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { ProductSaved } from './save-product.js';

const lock = statement<{ state: ProductState }>(
  'catalog_lock_own_product',
  `select p.state from product p join shop_member m on m.shop_id = p.shop_id and m.account_id = $2 where p.id = $1 for no key update of p`,
);
const put = statement(
  'catalog_archive',
  `update product set state = $2, listed = false, updated_at = $3, version = version + 1 where id = $1`,
);

/** Takes a product off the shelf for good; orders keep what they bought. Saving it again brings it back. */
@Injectable()
export class ArchiveProduct {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns ProductSaved, also when it was archived already; NotFound for a stranger's product. */
  async run(accountId: Id<'Account'>, productId: string): Promise<ProductSaved | NotFound> {
    const id = asId<'Product'>(productId);
    if (!id) return new NotFound();
    return this.transactor.run(async (tx) => {
      const held = await lock.row(tx, [id, accountId]);
      if (!held) return new NotFound();
      const state = afterMove(held.state, 'archive', 'merchant');
      if (state) await put.run(tx, [id, state, this.clock.now()]);
      return { kind: 'ProductSaved' as const, productId: id, state: state ?? held.state };
    });
  }
}
