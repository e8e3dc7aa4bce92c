import {
  moderateProduct,
  type ModerationDecision,
  type ProductModerated,
  type ProductState,
} from '@lapak/catalog-domain';
import {
  asId,
  type Clock,
  type Id,
  type InvalidInput,
  isProblem,
  type MoveNotAllowed,
  NotFound,
  type Words,
} from '@lapak/kernel';
import { CLOCK, Outbox, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { addWords } from './save-product-sql.js';

export interface ModerationDone {
  readonly kind: 'ProductModerated';
  readonly productId: Id<'Product'>;
}

const lock = statement<{ state: ProductState; shopId: Id<'Shop'>; title: Words; approved: boolean }>(
  'catalog_lock_for_moderation',
  `select p.state, p.shop_id as "shopId", p.title, s.state = 'approved' as approved
   from product p join shop s on s.id = p.shop_id where p.id = $1 for no key update of p for share of s`,
);
const put = statement(
  'catalog_moderate',
  `update product set state = $2, moderation_reason = $3, listed = $4, published_at = case when $2 = 'published' then coalesce(published_at, $5) else published_at end,
     updated_at = $5, version = version + 1 where id = $1`,
);

/** A curator's decision, told to the shop by `catalog.product-moderated`. */
@Injectable()
export class ModerateProduct {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns ProductModerated; InvalidInput without a reason; MoveNotAllowed when somebody was faster; NotFound. */
  async run(
    productId: string,
    decision: ModerationDecision,
    reason: string | null,
  ): Promise<ModerationDone | InvalidInput | MoveNotAllowed | NotFound> {
    const id = asId<'Product'>(productId);
    if (!id) return new NotFound();
    return this.transactor.run(async (tx) => {
      const held = await lock.row(tx, [id]);
      if (!held) return new NotFound();
      const decided = moderateProduct(held.state, decision, reason);
      if (isProblem(decided)) return decided;
      const now = this.clock.now();
      const listed = decided.state === 'published' && held.approved;
      await put.run(tx, [id, decided.state, decided.reason, listed, now]);
      if (listed) await addWords.run(tx, [id]);
      const event: ProductModerated = {
        type: 'catalog.product-moderated',
        productId: id,
        shopId: held.shopId,
        title: held.title,
        state: decided.state,
        reason: decided.reason,
        at: now.toISOString(),
      };
      await this.outbox.publish(tx, event);
      return { kind: 'ProductModerated' as const, productId: id };
    });
  }
}
