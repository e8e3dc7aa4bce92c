import { Regency } from '@lapak/areas-server';
import { type Clock, dayIn, type Id } from '@lapak/kernel';
import { acceptChanges } from '@lapak/orders-domain';
import { CLOCK, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { BasketOwner } from './basket-owner.js';
import { basketLine, linesOfBasket } from './basket-rows.js';

const lock = statement<{ id: Id<'Basket'> }>(
  'orders_lock_basket',
  `select id from basket
   where id = (select id from basket where account_id = $1 union all select id from basket where token_hash = $2 limit 1)
   for update`,
);
const agree = statement(
  'orders_agree_to_lines',
  `update basket_line b set quantity = l.quantity, seen_price = l."seenPrice"
   from json_to_recordset($2::json) as l ("variantId" uuid, quantity int, "seenPrice" bigint)
   where b.basket_id = $1 and b.variant_id = l."variantId"`,
);
const takeOutMany = statement(
  'orders_take_out_many',
  `delete from basket_line where basket_id = $1 and variant_id = any($2::uuid[])`,
);

/**
 * The buyer agrees to what is possible now: prices of now, quantities that can be had. What cannot be had at all, and
 * what a closed shop sells, goes out of the basket.
 */
@Injectable()
export class AcceptBasketChanges {
  constructor(
    private readonly transactor: Transactor,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(owner: BasketOwner | null): Promise<void> {
    if (!owner) return;
    const today = dayIn(this.regency.zone.name, this.clock.now());
    await this.transactor.run(async (tx) => {
      const basket = await lock.row(tx, [owner.accountId, owner.tokenHash]);
      if (!basket) return;
      const lines = (await linesOfBasket.rows(tx, [basket.id])).map((row) => basketLine(row, today));
      const { kept, removed } = acceptChanges(lines);
      const agreed = kept.map(({ variantId, quantity, seenPrice }) => ({ variantId, quantity, seenPrice }));
      await agree.run(tx, [basket.id, JSON.stringify(agreed)]);
      await takeOutMany.run(tx, [basket.id, removed.map((line) => line.variantId)]);
    });
  }
}
