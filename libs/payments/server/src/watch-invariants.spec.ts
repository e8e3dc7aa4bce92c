import { type Id, rupiah } from '@lapak/kernel';
import { givenAccount } from '@lapak/merchants-server/testing';
import { ordersEntities } from '@lapak/orders-server';
import { testContext, testDatabase } from '@lapak/platform/testing';
import { IncidentsResolver } from './incidents.resolver.js';
import {
  BuildPayoutBatch,
  CancelLines,
  DecidePayoutBatch,
  DecideRefundProposal,
  ExportPayoutBatch,
  INVARIANTS,
  paymentsEntities,
  RefundByOfficer,
  SetBankAccount,
  SweepPayments,
  WatchInvariants,
} from './index.js';
import type { RefundOrderInput } from './refund-by-officer.js';
import { type Bought, done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, state, settleAll, move, handOver } = market;
const FROZEN = { kind: 'MoneyFrozen' };

let made: Id<'Account'>;
let wayan: Id<'Account'>;
beforeEach(async () => {
  made = await givenAccount(db, { duty: 'finance' });
  wayan = await givenAccount(db, { duty: 'finance' });
});

/** What both timers do, one after the other. */
const watch = async () => {
  const [often, seldom] = [await the(WatchInvariants).run('minute'), await the(WatchInvariants).run('ten minutes')];
  const opened = [...often.opened, ...seldom.opened].map(({ id }) => id);
  return { opened: opened.toSorted(), cleared: [...often.cleared, ...seldom.cleared].toSorted() };
};
const without = async (sql: string): Promise<void> => {
  await db.query(`set session_replication_role = replica; ${sql}; set session_replication_role = default`);
};
/** The balance of a shop says another thing than the ledger. */
const breakBooks = () => without(`update merchant_entry set amount = amount + 1`);
const mendBooks = () => without(`update merchant_entry set amount = amount - 1`);
const incidents = (open = false) => the(IncidentsResolver).incidents(testContext({ app: 'staff' }), open, 25);
const paid = async (price: number, quantity = 1): Promise<Bought> => {
  const bought = await buy({ prices: [price], quantity });
  await pay(bought);
  await settleAll();
  return bought;
};
const refund = ({ orders }: Bought, over: Partial<RefundOrderInput> = {}) => {
  const input = { orderId: orders[0]!.orderId, of: 'whole', reason: 'Barang rusak.', ...over } as const;
  return the(RefundByOfficer).run(made, { idempotencyKey: 'frozen-refund', ...input });
};

test('while all is true there is no incident, and money flows', async () => {
  await paid(25_000);
  expect(await watch()).toEqual({ opened: [], cleared: [] });
  expect((await incidents()).nodes).toEqual([]);
  expect(await the(IncidentsResolver).moneyFrozen()).toBe(false);
});

test('the books break: payouts and refunds are refused with a sentence, buying goes on, and all flows when they are mended', async () => {
  const cheap = await paid(10_000, 3);
  const dear = await paid(2_000_000);
  const completed = await paid(30_000);
  clock.forward({ days: -14 });
  const { shopId } = completed.orders[0]!;
  const account = { bankCode: '129', number: '0101234567', holder: 'Ni Luh Dewi' };
  done(await the(SetBankAccount).run(made, shopId, account));
  clock.forward({ days: 14 });
  await handOver(completed.orders[0]!.orderId);
  const { proposal } = done(await refund(dear, { idempotencyKey: 'frozen-dear' })) as { proposal: string };
  clock.set('2026-11-27T02:00:00Z');
  const batch = done(await the(BuildPayoutBatch).run(made));

  await breakBooks();
  expect((await watch()).opened).toEqual(['INV2', 'INV7']);
  expect(await watch()).toEqual({ opened: [], cleared: [] });
  expect(await refund(cheap)).toMatchObject(FROZEN);
  expect(await the(DecideRefundProposal).run(wayan, proposal, true)).toMatchObject(FROZEN);
  const [{ id: owner }] = await db.query('select account_id as id from shop_member where shop_id = $1', [
    cheap.orders[0]!.shopId,
  ]);
  const out = { orderId: cheap.orders[0]!.orderId, lines: [{ lineNo: 1, quantity: 1 }], note: 'Habis.' };
  expect(await the(CancelLines).run(owner, { ...out, idempotencyKey: 'frozen-out' })).toMatchObject(FROZEN);
  expect(await the(BuildPayoutBatch).run(made)).toMatchObject(FROZEN);
  expect(await the(DecidePayoutBatch).run(wayan, batch, 'approve')).toMatchObject(FROZEN);
  await db.query(`update payout_batch set state = 'approved', approved_by = $1`, [wayan]);
  expect(await the(ExportPayoutBatch).run(made, batch)).toMatchObject(FROZEN);
  const incident = (await incidents(true)).nodes.find(({ invariant }) => invariant === 'INV2');
  expect(incident).toMatchObject({ freezesMoney: true, clearedAt: null });
  expect(incident!.says).toMatch(/^Buku besar/);

  // Buying goes on, and a shop may refuse: the money that is promised waits.
  const during = await paid(40_000);
  done(await move(during.orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect((await state(during)).refunds).toMatchObject([{ state: 'requested', amount: 40_000 }]);
  expect(await market.control.objects('refund')).toEqual([]);

  await mendBooks();
  expect((await watch()).cleared).toEqual(['INV2', 'INV7']);
  clock.forward({ minutes: 11 });
  await the(SweepPayments).run();
  await settleAll();
  expect((await state(during)).refunds).toMatchObject([{ state: 'succeeded' }]);
  done(await refund(cheap));
  expect((await incidents()).nodes.map(({ clearedAt }) => clearedAt)).toEqual([expect.any(Date), expect.any(Date)]);
  expect((await incidents(true)).nodes).toEqual([]);
});

test('what is no matter of money is told, and freezes nothing', async () => {
  const bought = await paid(25_000);
  await without(`update variant set reserved = reserved + 1`);
  expect((await watch()).opened).toEqual(['INV3']);
  expect(await the(IncidentsResolver).moneyFrozen()).toBe(false);
  done(await refund(bought, { of: 'amount', amount: rupiah(1_000) }));
});

test('twenty watchers at once open one incident', async () => {
  await handOver((await paid(25_000)).orders[0]!.orderId);
  await breakBooks();
  const all = await Promise.all(Array.from({ length: 20 }, watch));
  expect(all.filter(({ opened }) => opened.length > 0)).toHaveLength(1);
  expect(await db.query('select count(*)::int as n from incident')).toEqual([{ n: 1 }]);
});

test('every invariant is asked by one of the two timers', () => {
  expect(new Set(INVARIANTS.map(({ every }) => every))).toEqual(new Set(['minute', 'ten minutes']));
  for (const id of ['INV1', 'INV2', 'INV4', 'INV5', 'INV7', 'INV12'])
    expect(INVARIANTS.find((one) => one.id === id)!.freezesMoney).toBe(true);
});
