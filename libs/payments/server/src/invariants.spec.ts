import { givenAccount } from '@lapak/merchants-server/testing';
import { ordersEntities } from '@lapak/orders-server';
import { testDatabase } from '@lapak/platform/testing';
import {
  BuildPayoutBatch,
  checkInvariants,
  DecidePayoutBatch,
  ExportPayoutBatch,
  INVARIANTS,
  paymentsEntities,
  SetBankAccount,
  SettlePayouts,
} from './index.js';
import { type Bought, done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities], { keep: true });
const market = marketOn(db);
const { buy, pay, settleAll, move, handOver } = market;
let card: Bought;

beforeAll(async () => {
  const cash = await buy({ by: 'cod', fee: 250 });
  card = await buy({ prices: [30_000, 20_000], fee: 250 });
  await pay(card);
  await settleAll();
  done(await move(card.orders[1]!.orderId, 'refuse'));
  await settleAll();
  market.clock.set('2026-11-01T02:00:00Z');
  const account = { bankCode: '129', number: '0101234567', holder: 'Ni Luh Dewi' };
  const [officer, second] = [await givenAccount(db), await givenAccount(db)];
  done(await market.the(SetBankAccount).run(officer, card.orders[0]!.shopId, account));
  market.clock.set('2026-11-24T03:00:00Z');
  for (const { orderId } of [cash.orders[0]!, card.orders[0]!]) await handOver(orderId);
  market.clock.set('2026-11-27T02:00:00Z');
  for (const state of ['dropped', 'paid']) {
    const id = done(await market.the(BuildPayoutBatch).run(officer));
    if (state === 'dropped') done(await market.the(DecidePayoutBatch).run(officer, id, 'drop'));
    else {
      done(await market.the(DecidePayoutBatch).run(second, id, 'approve'));
      const { file } = done(await market.the(ExportPayoutBatch).run(officer, id));
      const [reference] = file.text.split('\r\n')[1]!.split(',');
      done(await market.the(SettlePayouts).run(id, `referensi,status\n${reference},berhasil`));
    }
  }
}, 60_000);

/** What is broken after this SQL with every trigger and foreign key off. Nothing of it stays. */
const brokenBy = async (...planted: string[]): Promise<string[]> => {
  const runner = db.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('set local session_replication_role = replica');
    for (const sql of planted) await runner.query(sql);
    return (await checkInvariants(runner.manager)).map(({ id }) => id);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
};

test('after a whole trade nothing is broken, and every check has its sentence', async () => {
  expect(await checkInvariants(db)).toEqual([]);
  expect(INVARIANTS.map(({ id }) => id)).toEqual([
    'INV1',
    'INV2',
    'INV3',
    'INV4',
    'INV5',
    'INV6',
    'INV7',
    'INV8',
    'INV9',
    'INV12',
    'INV13',
  ]);
  for (const { says } of INVARIANTS) expect(says).toMatch(/^[a-z].{20,}[a-z]$/);
});

const oneOrder = `(select order_id from payment_split where refunded = 0 and captured = 30000)`;
const later = `now() - interval '1 hour'`;

test.each([
  [
    'INV1',
    'an entry too much',
    `insert into ledger_entry (transaction_id, account_id, amount) select transaction_id, account_id, 1 from ledger_entry limit 1`,
  ],
  [
    'INV1',
    'a transaction without entries',
    `insert into ledger_transaction (id, kind, reference, at) values (uuidv7(), 'x', 'x', now())`,
  ],
  [
    'INV2',
    'a balanced posting that no row knows of',
    `update ledger_entry e set amount = amount * 2 where transaction_id = (select id from ledger_transaction where kind = 'capture' limit 1)`,
  ],
  ['INV2', 'a ledger that can be rewritten', `alter table ledger_entry disable trigger ledger_entry_append_only`],
  [
    'INV2',
    'a fee that is not of the rate of its sale',
    `update shop_order set fee = fee + 1 where id in (select reference::uuid from ledger_transaction where kind = 'complete')`,
  ],
  [
    'INV3',
    'goods held that nobody will send',
    `update order_line l set cancelled = 1 from stock_hold h where h.order_id = l.order_id; update stock_hold set state = 'held'`,
  ],
  ['INV3', 'stock reserved for nobody', `update variant set reserved = 1 where id = (select id from variant limit 1)`],
  [
    'INV4',
    'captured less than was paid',
    `update payment_split set captured = captured - 1 where order_id = ${oneOrder}`,
  ],
  [
    'INV4',
    'a payment of another amount than its purchase',
    `update payment set amount = amount + 1 where gateway = 'cod'`,
  ],
  ['INV4', 'money on a payment that is not paid', `update payment set state = 'pending' where gateway = 'stripe'`],
  [
    'INV4',
    'cash of more than was handed over',
    `alter table payment_split drop constraint payment_split_waived; update payment_split s set waived = 1 from payment p where p.id = s.payment_id and p.gateway = 'cod'`,
  ],
  ['INV5', 'goods given back that no refund tells of', `update payment_split set refunded_goods = 0`],
  [
    'INV5',
    'more delivery given back than was paid',
    `update payment_split set refunded_goods = 0; update refund set goods = 0`,
  ],
  [
    'INV5',
    'one officer alone above the limit',
    `alter table refund drop constraint refund_above_alone; update refund set asked_by = uuidv7(), alone_up_to = 1`,
  ],
  ['INV5', 'given back more than the rows say', `update payment_split set refunded = 1 where order_id = ${oneOrder}`],
  ['INV5', 'a refund of more than was captured', `update refund set amount = amount + 1`],
  [
    'INV5',
    'a refund without a reason',
    `alter table refund drop constraint refund_reason_check; update refund set reason = ' '`,
  ],
  [
    'INV6',
    'money of a cancelled order that nobody gave back',
    `update payment set paid_at = ${later}; update payment_split set refunded = 0, refunded_goods = 0 where refunded > 0`,
  ],
  [
    'INV6',
    'an order under way that nobody has paid',
    `update payment_split set captured = 0 where order_id = ${oneOrder}; update shop_order set state = 'processing' where id = ${oneOrder}`,
  ],
  [
    'INV7',
    'a completed order that was never booked',
    `update shop_order set completed_at = ${later}; update ledger_transaction set kind = 'x' where kind = 'complete'`,
  ],
  [
    'INV2',
    'a balance that the ledger does not know',
    `update merchant_entry set amount = amount + 1 where kind = 'complete'`,
  ],
  ['INV2', 'a sale that no balance tells of', `delete from merchant_entry where kind = 'cash'`],
  [
    'INV5',
    'a batch that one officer built and approved',
    `alter table payout_batch drop constraint payout_batch_two_people; update payout_batch set approved_by = built_by`,
  ],
  ['INV7', 'a payout of more than its earnings', `update payout set amount = amount + 1 where state = 'paid'`],
  [
    'INV7',
    'an earning that was paid and is still owed',
    `update merchant_entry set payout_id = null where kind = 'complete'`,
  ],
  [
    'INV7',
    'an earning that two payouts say they pay',
    `drop index payout_line_once; update payout_line set live = true`,
  ],
  ['INV7', 'a payout that was never booked', `update ledger_transaction set kind = 'x' where kind = 'payout-paid'`],
  [
    'INV12',
    'a payout to another shop’s account',
    `alter table shop_bank_account disable trigger all; update shop_bank_account set shop_id = uuidv7()`,
  ],
  ['INV7', 'a refund that was never booked', `update ledger_transaction set kind = 'x' where kind = 'refund-done'`],
  [
    'INV7',
    'a posting made twice',
    `alter table ledger_transaction drop constraint ledger_transaction_kind_reference_key; update ledger_transaction set reference = 'same' where kind = 'refund-done' or kind = 'settle'; update ledger_transaction set kind = 'refund-done' where kind = 'settle'`,
  ],
  ['INV8', 'an event that lies about', `update provider_event set status = 'received', received_at = ${later}`],
  ['INV8', 'a job that nobody does', `select graphile_worker.add_job('x', run_at => ${later})`],
  [
    'INV8',
    'a job that was given up',
    `select graphile_worker.add_job('x'); update graphile_worker._private_jobs set attempts = max_attempts`,
  ],
  [
    'INV8',
    'a purchase without a payment',
    `update purchase set placed_at = ${later}; delete from payment where gateway = 'cod'`,
  ],
  ['INV9', 'a state that no event led to', `update shop_order set state = 'shipped' where id = ${oneOrder}`],
  ['INV9', 'a step that is missing', `delete from order_event where seq = 2`],
  ['INV9', 'a step that nobody may make', `update order_event set move = 'refuse_at_door' where move = 'accept'`],
  [
    'INV12',
    'orders that do not sum to their purchase',
    `update purchase set items_total = items_total + 1, total = total + 1`,
  ],
  [
    'INV12',
    'a line of another shop’s goods',
    `update variant set shop_id = uuidv7() where id = (select variant_id from order_line limit 1)`,
  ],
  [
    'INV12',
    'a posting to another shop',
    `alter table ledger_account disable trigger all; update ledger_account set shop_id = uuidv7() where kind = 'merchant_pending'`,
  ],
  [
    'INV13',
    'a number given twice',
    `alter table purchase drop constraint purchase_code_key; update purchase set code = 'BLL-1'`,
  ],
  ['INV13', 'an order with a number of its own', `update shop_order set code = 'BLL-1' where id = ${oneOrder}`],
])('%s sees %s', async (id, _what, planted) => {
  expect(await brokenBy(planted)).toContain(id);
});
