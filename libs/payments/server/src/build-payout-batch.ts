import { Regency } from '@lapak/areas-server';
import { type Clock, dayIn, type Id, type Problem } from '@lapak/kernel';
import { NothingToPay } from '@lapak/payments-domain';
import { CLOCK, newId, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { frozenMoney } from './frozen-money.js';
import { PayoutClock } from './payout-clock.js';
import { ELIGIBLE } from './payout-rows.js';

const oneAtATime = statement('payments_lock_batches', `select pg_advisory_xact_lock(hashtext('lapak payout batch'))`);
const batchesOf = statement<{ count: number }>(
  'payments_batches_of_day',
  `select count(*)::int as count from payout_batch where code like $1 || '%'`,
);
const build = statement<{ payouts: number; total: number; stamped: number }>(
  'payments_build_batch',
  `with eligible as (${ELIGIBLE}),
   shops as (select shop_id, sum(amount)::bigint as amount from eligible group by 1 having sum(amount) >= greatest($6::bigint, 1)),
   payable as (
     select s.shop_id, s.amount, a.id as account_id, row_number() over (order by s.shop_id) as n from shops s
     cross join lateral (
       select id, payable_from from shop_bank_account a where a.shop_id = s.shop_id order by set_at desc, id desc limit 1) a
     where a.payable_from <= $4),
   batch as (
     insert into payout_batch (id, code, provider, state, total, payouts, built_by, built_at)
     select $2, $3, 'manual', 'built', sum(amount), count(*), $5, $4 from payable having count(*) > 0 returning id, code),
   made as (
     insert into payout (id, batch_id, shop_id, reference, bank_account_id, amount, state)
     select uuidv7(), b.id, p.shop_id, b.code || '-' || p.n, p.account_id, p.amount, 'waiting' from payable p cross join batch b
     returning id, shop_id, amount),
   stamped as (
     update merchant_entry d set payout_id = m.id from eligible e join made m on m.shop_id = e.shop_id
     where d.transaction_id = e.transaction_id and d.payout_id is null
     returning d.transaction_id, d.amount, m.id as payout_id),
   written as (
     insert into payout_line (payout_id, transaction_id, amount) select payout_id, transaction_id, amount from stamped)
   select (select count(*)::int from made) as payouts, coalesce((select sum(amount) from made), 0)::bigint as total,
     coalesce((select sum(amount) from stamped), 0)::bigint as stamped`,
);

/** Gathers what every shop can be paid now; a second officer approves it. */
@Injectable()
export class BuildPayoutBatch {
  constructor(
    private readonly transactor: Transactor,
    private readonly regency: Regency,
    private readonly time: PayoutClock,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One payout per shop: everything that is owed on orders past their complaint window, debts included. What it takes is
   * stamped in the same commit, so a second batch, at the same moment or later, cannot take it.
   * @returns the batch; NothingToPay.
   */
  run(officer: Id<'Account'>): Promise<Id<'PayoutBatch'> | Problem> {
    return this.transactor.run(async (tx) => {
      const frozen = await frozenMoney(tx);
      if (frozen) return frozen;
      await oneAtATime.rows(tx);
      const now = this.clock.now();
      const day = `CAIR-${dayIn(this.regency.zone.name, now).slice(2).replaceAll('-', '')}`;
      const { count } = (await batchesOf.row(tx, [`${day}-`]))!;
      const id = newId<'PayoutBatch'>();
      const { minimumRupiah } = this.regency.profile.payouts;
      const values = [this.time.windowOverBefore(now), id, `${day}-${count + 1}`, now, officer, minimumRupiah];
      const { payouts, total, stamped } = (await build.row(tx, values))!;
      if (payouts === 0) return new NothingToPay();
      if (total !== stamped) throw new Error('what is owed has changed while the batch was built');
      return id;
    });
  }
}
