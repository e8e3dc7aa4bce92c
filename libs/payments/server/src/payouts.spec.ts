import { type Id, isProblem, rupiah } from '@lapak/kernel';
import { givenAccount } from '@lapak/merchants-server/testing';
import { ordersEntities } from '@lapak/orders-server';
import { Transactor } from '@lapak/platform';
import { testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import {
  BuildPayoutBatch,
  checkInvariants,
  DecidePayoutBatch,
  ExportPayoutBatch,
  HoldPayout,
  paymentsEntities,
  ReadShopMoney,
  refundOrder,
  SetBankAccount,
  SettlePayouts,
} from './index.js';
import { PayoutClock } from './payout-clock.js';
import { PayoutsResolver } from './payouts.resolver.js';
import { type Bought, done, marketOn, type Wanted } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, settleAll, handOver, balances, told, work } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

let made: Id<'Account'>;
let wayan: Id<'Account'>;
beforeEach(async () => {
  made = await givenAccount(db, { fullName: 'Made Keuangan', duty: 'finance' });
  wayan = await givenAccount(db, { fullName: 'Wayan Keuangan', duty: 'finance' });
});

const ACCOUNT = { bankCode: '129', number: '0101234567', holder: 'Ni Luh Dewi' };
const ownerOf = async (shopId: string) =>
  (await db.query('select account_id as id from shop_member where shop_id = $1', [shopId]))[0].id;
const account = async ({ orders }: Bought, over: Partial<typeof ACCOUNT> = {}) => {
  for (const { shopId } of orders)
    done(await the(SetBankAccount).run(await ownerOf(shopId), shopId, { ...ACCOUNT, ...over }));
};
/** Paid, handed over, its shops' accounts old enough; completed on Tuesday at ten. */
const sold = async (wanted: Wanted = {}): Promise<Bought> => {
  const bought = await buy(wanted);
  clock.forward({ days: -14 });
  await account(bought);
  clock.forward({ days: 14 });
  if (wanted.by !== 'cod') await pay(bought);
  await settleAll();
  for (const { orderId } of bought.orders) await handOver(orderId);
  return bought;
};
/** Friday at ten: the complaint window of Tuesday's orders was over on Thursday night. */
const windowOver = () => clock.set('2026-11-27T02:00:00Z');
const build = () => the(BuildPayoutBatch).run(made);
const approve = (id: string, by = wayan) => the(DecidePayoutBatch).run(by, id, 'approve');
const exported = async (id: string) => done(await the(ExportPayoutBatch).run(made, id)).file.text;
const lines = (file: string) => file.trim().split('\r\n').slice(1);
const sent = async (): Promise<{ id: string; file: string }> => {
  const id = done(await build());
  done(await approve(id));
  return { id, file: await exported(id) };
};
const result = (...rows: string[]) => ['referensi,status,alasan', ...rows].join('\n');
const refund = (bought: Bought, amount: number) =>
  the(Transactor).run((tx) =>
    refundOrder(
      tx,
      bought.orders[0]!.orderId,
      { reason: 'Botol pecah.', ask: { of: 'amount', amount: rupiah(amount) }, reference: `r${amount}` },
      clock.now(),
    ),
  );
const money = ({ orders }: Bought, i = 0) => the(ReadShopMoney).of(orders[i]!.shopId, 'id');

test('from the buyer to the bank: built by one, approved by another, handed over, confirmed, in the books', async () => {
  const bought = await sold({ prices: [30_000, 20_000], fee: 1_000 });
  expect(await money(bought)).toMatchObject({ waiting: 27_000, payable: 0, paid: 0 });
  windowOver();
  expect(await money(bought)).toMatchObject({ waiting: 0, payable: 27_000, payableState: 'ready' });
  const { id, file } = await sent();
  expect(lines(file).map((line) => line.split(',').slice(1, 6).join(' '))).toEqual(
    expect.arrayContaining(['129 BPD Bali 0101234567 Ni Luh Dewi 27000', '129 BPD Bali 0101234567 Ni Luh Dewi 18000']),
  );
  expect(await money(bought)).toMatchObject({ payable: 0, onItsWay: 27_000, paid: 0 });
  expect(await balances()).toMatchObject({ payouts_in_transit: -45_000 });
  done(await the(SettlePayouts).run(id, result(...lines(file).map((line) => `${line.split(',')[0]},berhasil,`))));
  expect(await money(bought)).toMatchObject({ payable: 0, onItsWay: 0, paid: 27_000 });
  expect(await balances()).toEqual({ provider_balance: 50_000, fee_income: -5_000, house_bank: -45_000 });
  expect(await db.query('select state, settled_at from payout_batch')).toEqual([
    { state: 'settled', settled_at: clock.now() },
  ]);
  // Asked for once more: the same file, and what is paid stays paid.
  expect(await exported(id)).toBe(file);
  expect(await db.query('select distinct state from payout')).toEqual([{ state: 'paid' }]);
  await work();
  expect(told('payments.payout-settled')).toMatchObject([{ state: 'paid' }, { state: 'paid' }]);
  expect(await the(ReadShopMoney).paidInYear(bought.orders[0]!.shopId, 2026)).toBe(27_000);
  expect(await the(ReadShopMoney).paidInYear(bought.orders[0]!.shopId, 2025)).toBe(0);
});

test('whoever built it cannot approve it, and nothing leaves the house unapproved or after it was dropped', async () => {
  const bought = await sold();
  windowOver();
  const id = done(await build());
  expect(await approve(id, made)).toMatchObject({ kind: 'SecondOfficerNeeded' });
  expect(await the(ExportPayoutBatch).run(made, id)).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(await the(SettlePayouts).run(id, result('x,berhasil'))).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(await approve(made)).toMatchObject({ kind: 'NotFound' });
  await expect(db.query('update payout_batch set approved_by = built_by')).rejects.toThrow('two_people');
  done(await the(DecidePayoutBatch).run(made, id, 'drop'));
  expect(await approve(id)).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(await money(bought)).toMatchObject({ payable: 25_000, onItsWay: 0 });
  const again = await sent();
  expect(await the(DecidePayoutBatch).run(made, again.id, 'drop')).toMatchObject({ kind: 'MoveNotAllowed' });
});

test('one earning is in one payout: twenty builders at once make one batch', async () => {
  await sold({ prices: [30_000, 20_000] });
  windowOver();
  const all = await Promise.all(Array.from({ length: 20 }, build));
  expect(all.filter((one) => !isProblem(one))).toHaveLength(1);
  expect(all.filter(isProblem).every(({ kind }) => kind === 'NothingToPay')).toBe(true);
  expect(await db.query('select count(*)::int as payouts, sum(amount)::int as amount from payout')).toEqual([
    { payouts: 2, amount: 50_000 },
  ]);
  const [{ transaction_id }] = await db.query('select transaction_id from payout_line');
  const [{ id }] = await db.query(
    'select p.id from payout p where not exists (select from payout_line l where l.payout_id = p.id and l.transaction_id = $1)',
    [transaction_id],
  );
  await expect(
    db.query('insert into payout_line (payout_id, transaction_id, amount) values ($1, $2, 1)', [id, transaction_id]),
  ).rejects.toThrow('payout_line_once');
});

test('killed between the commit and the file, it is the same file again and one booking, twenty at once too', async () => {
  await sold();
  windowOver();
  const id = done(await build());
  done(await approve(id));
  // The hand-over cannot read the accounts for a moment, after the booking was committed.
  await db.query('alter table shop_bank_account rename to gone');
  await expect(the(ExportPayoutBatch).run(made, id)).rejects.toThrow('does not exist');
  await db.query('alter table gone rename to shop_bank_account');
  expect(await balances()).toEqual({ provider_balance: 25_000, payouts_in_transit: -25_000 });
  const files = await Promise.all(Array.from({ length: 20 }, () => exported(id)));
  expect(new Set(files).size).toBe(1);
  expect(await balances()).toEqual({ provider_balance: 25_000, payouts_in_transit: -25_000 });
});

test('killed in the middle of a result, nothing of it counts; uploaded again, and again, it counts once', async () => {
  await sold({ prices: [30_000, 20_000] });
  windowOver();
  const { id, file } = await sent();
  const csv = result(...lines(file).map((line) => `${line.split(',')[0]},berhasil,`));
  await db.query(
    `create function killed() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`,
  );
  await db.query(
    `create trigger killed before update on payout_batch for each row when (new.state = 'settled') execute function killed()`,
  );
  await expect(the(SettlePayouts).run(id, csv)).rejects.toThrow();
  await db.query('drop function killed cascade');
  expect(await balances()).toMatchObject({ payouts_in_transit: -50_000 });
  for (let i = 0; i < 3; i++) done(await the(SettlePayouts).run(id, csv));
  await Promise.all(Array.from({ length: 20 }, () => the(SettlePayouts).run(id, csv)));
  expect(await balances()).toEqual({ provider_balance: 50_000, house_bank: -50_000 });
});

test('what the bank refuses is owed again and is in the next batch; a late "paid" for it is refused', async () => {
  const bought = await sold();
  windowOver();
  const first = await sent();
  const reference = lines(first.file)[0]!.split(',')[0];
  done(await the(SettlePayouts).run(first.id, result(`${reference},gagal,rekening tutup`)));
  expect(await money(bought)).toMatchObject({ payable: 25_000, onItsWay: 0, paid: 0 });
  expect(await the(SettlePayouts).run(first.id, result(`${reference},berhasil,`))).toMatchObject({
    kind: 'InvalidInput',
  });
  const second = await sent();
  done(await the(SettlePayouts).run(second.id, result(`${lines(second.file)[0]!.split(',')[0]},berhasil,`)));
  expect(await money(bought)).toMatchObject({ payable: 0, paid: 25_000 });
  // Days later the bank returns it after all.
  done(
    await the(SettlePayouts).run(second.id, result(`${lines(second.file)[0]!.split(',')[0]},gagal,dikembalikan bank`)),
  );
  expect(await money(bought)).toMatchObject({ payable: 25_000, paid: 0 });
  expect(await balances()).toEqual({ provider_balance: 25_000, merchant_payable: -25_000 });
});

test('given back after it was paid out: a debt with its reason, taken off the next payout', async () => {
  const bought = await sold({ prices: [30_000], onHand: 50 });
  windowOver();
  const first = await sent();
  done(await the(SettlePayouts).run(first.id, result(`${lines(first.file)[0]!.split(',')[0]},berhasil,`)));
  await refund(bought, 12_000);
  await settleAll();
  const shown = await money(bought);
  expect(shown).toMatchObject({ payable: -12_000, paid: 30_000, payableState: 'in_debt' });
  expect(shown.payableText).toContain('-Rp12.000');
  const { shopId } = bought.orders[0]!;
  expect(await the(ReadShopMoney).debts(shopId, 'id')).toMatchObject([
    { amount: -12_000, title: 'Dikembalikan ke pembeli', detail: 'Botol pecah.', orderId: bought.orders[0]!.orderId },
  ]);
  expect(await build()).toMatchObject({ kind: 'NothingToPay' });
  const next = await buy({ prices: [50_000], at: [shopId] });
  await pay(next);
  await settleAll();
  await handOver(next.orders[0]!.orderId);
  clock.set('2026-12-02T02:00:00Z');
  expect(await money(bought)).toMatchObject({ payable: 38_000, payableState: 'ready' });
  expect((await sent()).file).toContain(',38000,');
});

test('an order within its window, under complaint, or a shop without an old enough account waits', async () => {
  const bought = await sold({ prices: [30_000, 20_000] });
  const [first, second] = bought.orders;
  clock.set('2026-11-26T15:59:00Z'); // Thursday, 23.59 WITA: the second working day after Tuesday
  expect(await build()).toMatchObject({ kind: 'NothingToPay' });
  clock.set('2026-11-26T16:00:00Z');
  done(await the(HoldPayout).run(made, first!.orderId, 'Komplain pembeli.'));
  await account({ ...bought, orders: [second!] }, { number: '999888777' });
  expect(await build()).toMatchObject({ kind: 'NothingToPay' });
  expect(await money(bought, 1)).toMatchObject({ payable: 20_000, payableState: 'cooling_off' });
  done(await the(HoldPayout).run(made, first!.orderId, null));
  const { file } = await sent();
  expect(lines(file)).toHaveLength(1);
  expect(file).toContain(',30000,');
  // 24 working hours after Friday 08.00: on Tuesday at closing time.
  clock.set('2026-12-01T07:59:00Z');
  expect(await build()).toMatchObject({ kind: 'NothingToPay' });
  clock.set('2026-12-01T08:00:00Z');
  expect((await sent()).file).toContain('999888777');
});

test('the account is the one of the day when the batch was built, whatever is set while it waits', async () => {
  const bought = await sold();
  windowOver();
  const id = done(await build());
  done(await approve(id));
  await account(bought, { number: '666666666' });
  expect(await exported(id)).toContain(ACCOUNT.number);
});

test('accounts are kept sealed, every change with who and when; the same again is no change', async () => {
  const bought = await sold();
  const { shopId } = bought.orders[0]!;
  await account(bought);
  await account(bought, { number: '999888777' });
  await work();
  expect(await the(ReadShopMoney).bankAccounts(shopId)).toMatchObject([
    { numberLast4: '8777', bankName: 'BPD Bali', setByName: 'Made Contoh' },
    { numberLast4: '4567' },
  ]);
  const rows = await db.query('select number_sealed from shop_bank_account');
  expect(JSON.stringify(rows)).not.toContain('999888777');
  await expect(db.query(`update shop_bank_account set payable_from = now()`)).rejects.toThrow('append only');
  expect(told('payments.bank-account-changed')).toHaveLength(2);
  expect(await the(SetBankAccount).run(made, shopId, { ...ACCOUNT, bankCode: '000' })).toMatchObject({
    kind: 'InvalidInput',
  });
});

test('a result with one wrong line changes nothing', async () => {
  await sold({ prices: [30_000, 20_000] });
  windowOver();
  const { id, file } = await sent();
  const [reference] = lines(file)[0]!.split(',');
  const refused = await the(SettlePayouts).run(id, result(`${reference},berhasil,`, 'CAIR-0-0,berhasil,'));
  expect(isProblem(refused) && refused.say('id')).toContain('Baris 3');
  expect(await balances()).toMatchObject({ payouts_in_transit: -50_000 });
});

test('the fee of a cash sale is taken off what a shop is paid', async () => {
  const bought = await sold({ prices: [40_000], by: 'cod', fee: 1_000 });
  windowOver();
  expect(await money(bought)).toMatchObject({ payable: -4_000, payableState: 'in_debt' });
  expect(await the(ReadShopMoney).statement(bought.orders[0]!.shopId, { first: 10 }, 'id')).toMatchObject({
    nodes: [{ title: 'Biaya pesanan tunai', gross: 0, fee: 4_000, amount: -4_000, balance: -4_000 }],
  });
});

test('finance sees what each shop is owed, and the batch with who did what', async () => {
  await sold({ prices: [30_000, 20_000] });
  windowOver();
  const seen = the(PayoutsResolver);
  const page = await seen.payables(1);
  expect(page).toMatchObject({ nodes: [{ payable: 30_000, waiting: 0, state: 'ready' }], hasNextPage: true });
  expect(await seen.payables(1, page.endCursor)).toMatchObject({ nodes: [{ payable: 20_000 }], hasNextPage: false });
  const id = done(await build());
  const ctx = (accountId: Id<'Account'>) => testContext({ app: 'staff', viewer: testViewer({ accountId }) });
  expect((await seen.payoutBatch(ctx(made), id))!.availableMoves).toEqual(['drop']);
  const batch = (await seen.payoutBatch(ctx(wayan), id))!;
  expect(batch).toMatchObject({ builtByName: 'Made Keuangan', total: 50_000, payoutCount: 2 });
  expect(batch.availableMoves).toEqual(['approve', 'drop']);
  expect(await seen.payouts(batch, ctx(wayan))).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
});

test('the day of the next payout is the profile’s, or the working day after it; windows skip what is no working day', () => {
  const time = the(PayoutClock);
  expect(time.nextPayoutDay(new Date('2026-11-24T02:00:00Z'))).toBe('2026-11-26');
  expect(time.nextPayoutDay(new Date('2026-11-26T02:00:00Z'))).toBe('2026-12-03');
  // On Monday the last day whose two working days are over is the Wednesday before.
  expect(time.windowOverBefore(new Date('2026-11-30T02:00:00Z'))).toEqual(new Date('2026-11-25T16:00:00Z'));
});
