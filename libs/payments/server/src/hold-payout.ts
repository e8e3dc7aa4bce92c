import { asId, cleanText, type Clock, type Id, invalid, type Problem } from '@lapak/kernel';
import { OrderNotFound } from '@lapak/orders-server';
import { CLOCK, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';

const hold = statement(
  'payments_hold_payout',
  `insert into payout_hold (order_id, reason, held_at, held_by)
   select id, $2, $3, $4 from shop_order where id = $1 on conflict (order_id) do update set reason = excluded.reason`,
);
const release = statement('payments_release_payout', `delete from payout_hold where order_id = $1`);
const exists = statement('payments_order_exists', `select from shop_order where id = $1`);

/** The order's money waits, e.g. for the end of a complaint or a dispute; inside the caller's transaction. */
export const holdPayout = async (
  tx: Tx,
  orderId: Id<'Order'>,
  { reason, by }: { readonly reason: string; readonly by: Id<'Account'> | null },
  now: Date,
): Promise<void> => {
  await hold.run(tx, [orderId, reason, now, by]);
};
export const releasePayout = async (tx: Tx, orderId: Id<'Order'>): Promise<void> => {
  await release.run(tx, [orderId]);
};

/** An officer of finance holds an order's money back, or lets it go. */
@Injectable()
export class HoldPayout {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param reason null lets it go. @returns the order; OrderNotFound, InvalidInput. */
  run(officer: Id<'Account'>, orderId: string, reason: string | null): Promise<Id<'Order'> | Problem> {
    return this.transactor.run(async (tx) => {
      const id = asId<'Order'>(orderId);
      if (!id || !(await exists.row(tx, [id]))) return new OrderNotFound();
      if (reason === null) {
        await releasePayout(tx, id);
        return id;
      }
      const words = cleanText(reason, { min: 3, max: 200 });
      if (words === null)
        return invalid('reason', 'Tulis alasannya, 3 sampai 200 huruf.', 'Give the reason in 3 to 200 letters.');
      await holdPayout(tx, id, { reason: words, by: officer }, this.clock.now());
      return id;
    });
  }
}
