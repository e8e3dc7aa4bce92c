import { rupiah } from '@lapak/kernel';
import { ordersEntities } from '@lapak/orders-server';
import { newId, Transactor } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { checkInvariants, onOrderMoved, paymentsEntities } from './index.js';
import { isPosted, postToLedger } from './ledger.js';
import { done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, state, settleAll, work, move, handOver, balances } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const house = (amount: number, account: 'provider_clearing' | 'fee_income' = 'provider_clearing') => ({
  account,
  shopId: null,
  amount: rupiah(amount),
});
const post = (entries: ReturnType<typeof house>[], reference: string = newId()) =>
  the(Transactor).run((tx) =>
    postToLedger(tx, [{ kind: 'capture', reference, orderId: null, at: clock.now(), entries }]),
  );

test('a transaction that does not sum to zero cannot be committed, by the use case or by SQL', async () => {
  await expect(post([house(100), house(-99, 'fee_income')])).rejects.toThrow('does not sum to zero');
  await post([house(100), house(-100, 'fee_income')]);
  const [{ transaction_id, account_id }] = await db.query('select transaction_id, account_id from ledger_entry');
  await expect(
    db.query('insert into ledger_entry (transaction_id, account_id, amount) values ($1, $2, 1)', [
      transaction_id,
      account_id,
    ]),
  ).rejects.toThrow('does not sum to zero');
  expect(await balances()).toEqual({ provider_clearing: 100, fee_income: -100 });
});

test.each([
  'update ledger_entry set amount = amount * 2',
  'update ledger_account set kind = $$refunds_in_transit$$',
  `update ledger_transaction set memo = 'another'`,
  'delete from ledger_entry',
  'delete from ledger_transaction',
  'delete from ledger_account',
  'truncate ledger_entry',
  'truncate ledger_transaction cascade',
])('what is written stays written: %s', async (sql) => {
  await post([house(100), house(-100, 'fee_income')]);
  await expect(db.query(sql)).rejects.toThrow('is append only');
});

test('posted twenty times at once under one name, it is posted once, into one account of each kind', async () => {
  const reference = newId();
  const all = await Promise.all(
    Array.from({ length: 20 }, () => post([house(100), house(-100, 'fee_income')], reference)),
  );
  expect(all.reduce((sum, posted) => sum + posted, 0)).toBe(1);
  expect(await the(Transactor).run((tx) => isPosted(tx, 'capture', reference))).toBe(true);
  expect(await db.query('select kind from ledger_account order by kind')).toEqual([
    { kind: 'fee_income' },
    { kind: 'provider_clearing' },
  ]);
});

test('cash is booked when the goods are handed over: with time and actor, the fee a receivable, one shop at a time', async () => {
  const bought = await buy({ prices: [30_000, 20_000], by: 'cod', fee: 250 });
  const [first, second] = bought.orders;
  expect((await state(bought)).payment.state).toBe('due_on_delivery');
  clock.forward({ minutes: 90 });
  await handOver(first!.orderId);
  expect(await state(bought)).toMatchObject({
    payment: { state: 'due_on_delivery' },
    splits: [{ captured: 30_000 }, { captured: 0 }],
  });
  expect(await balances()).toEqual({
    cash_with_merchant: 30_000,
    merchant_payable: -30_000,
    merchant_receivable: 750,
    fee_income: -750,
  });
  expect(await db.query('select collected_at, collected_as from payment_split where captured > 0')).toEqual([
    { collected_at: clock.now(), collected_as: 'merchant' },
  ]);
  await handOver(second!.orderId);
  expect((await state(bought)).payment).toMatchObject({ state: 'paid', paid_at: clock.now() });
});

test('one shop took its cash, the other cancelled: the payment is paid, and no cash goes back through us', async () => {
  const bought = await buy({ prices: [30_000, 20_000], by: 'cod' });
  await handOver(bought.orders[0]!.orderId);
  done(await move(bought.orders[1]!.orderId, 'refuse'));
  await work();
  expect(await state(bought)).toMatchObject({
    payment: { state: 'paid' },
    splits: [
      { captured: 30_000, refunded: 0 },
      { captured: 0, refunded: 0 },
    ],
    refunds: [],
  });
});

test('a cash purchase that nobody fulfils ends without money', async () => {
  const bought = await buy({ by: 'cod' });
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await work();
  expect((await state(bought)).payment.state).toBe('canceled');
  expect(await balances()).toEqual({});
});

test('news heard twice, and late, changes the books once', async () => {
  const bought = await buy({ by: 'cod', fee: 250 });
  await handOver(bought.orders[0]!.orderId);
  const card = await buy({ prices: [40_000], fee: 250 });
  await pay(card);
  await settleAll();
  await handOver(card.orders[0]!.orderId);
  const before = await balances();
  for (const event of market.told('orders.moved'))
    await the(Transactor).run((tx) => onOrderMoved.handle(tx, event as never, 'again'));
  expect(await balances()).toEqual(before);
  expect(before).toEqual({
    cash_with_merchant: 25_000,
    merchant_receivable: 625,
    fee_income: -1_625,
    provider_balance: 40_000,
    merchant_payable: -64_000,
  });
});

test('an order that is said to be completed without its money is a failure, not a posting', async () => {
  const bought = await buy();
  const { purchaseId, orders } = bought;
  const event = {
    orderId: orders[0]!.orderId,
    purchaseId,
    to: 'completed',
    paymentMethod: 'stripe',
    at: clock.now().toISOString(),
  };
  const handle = the(Transactor).run((tx) => onOrderMoved.handle(tx, event as never, 'x'));
  await expect(handle).rejects.toThrow('is completed but not paid');
});
