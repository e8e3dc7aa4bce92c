import { ordersEntities, type PurchaseType, ReadPurchase } from '@lapak/orders-server';
import { testContext, testDatabase } from '@lapak/platform/testing';
import { checkInvariants, paymentsEntities } from './index.js';
import { PaymentsResolver, PurchasePaymentResolver } from './payments.resolver.js';
import { OrderMoneyResolver } from './refunds.resolver.js';
import { type Bought, done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, buy, pay, settleAll, move, pass } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const keysOf = async ({ purchaseId }: Bought): Promise<[code: string, last4: string]> => {
  const [row] = await db.query('select code, right(contact_phone, 4) as last4 from purchase where id = $1', [
    purchaseId,
  ]);
  return [row.code, row.last4];
};
/** What the buyer's page shows of the payment. */
const shown = async (bought: Bought) => {
  const ctx = testContext();
  const purchase = (await the(ReadPurchase).run(ctx, ...(await keysOf(bought)))) as PurchaseType;
  return the(PurchasePaymentResolver).payment(purchase, ctx);
};
const goOn = async (bought: Bought, last4?: string) => {
  const [code, right] = await keysOf(bought);
  return the(PaymentsResolver).continuePayment(code, last4 ?? right, testContext());
};

test('before, at, and after paying, the page says where the payment stands', async () => {
  const bought = await buy({ prices: [30_000, 20_000] });
  expect(await shown(bought)).toMatchObject({ state: 'pending', method: 'stripe', amount: 50_000, canContinue: true });
  expect(await goOn(bought)).toMatchObject({ kind: 'PaymentContinued', url: expect.stringContaining('/c/pay/') });
  await pay(bought);
  await the(PaymentsResolver).refreshPayment(...(await keysOf(bought)), testContext());
  expect(await shown(bought)).toMatchObject({ state: 'paid', refunded: 0, canContinue: false });
  expect(await goOn(bought)).toMatchObject({ kind: 'PaymentOver', state: 'paid' });
  await settleAll();
  done(await move(bought.orders[0]!.orderId, 'refuse'));
  await settleAll();
  expect(await shown(bought)).toMatchObject({ state: 'partly_refunded', refunded: 30_000 });
  done(await move(bought.orders[1]!.orderId, 'refuse'));
  await settleAll();
  expect(await shown(bought)).toMatchObject({ state: 'refunded', refunded: 50_000 });
  const refunded = the(OrderMoneyResolver).refunded({ id: bought.orders[0]!.orderId } as never, testContext());
  expect(await refunded).toBe(30_000);
});

test('somebody else’s purchase is not there; cash has nothing to go on with; what is over is over', async () => {
  const bought = await buy();
  expect(await goOn(bought, '0000')).toMatchObject({ kind: 'OrderNotFound' });
  expect(await goOn(await buy({ by: 'cod' }))).toMatchObject({ kind: 'PaymentOver', state: 'due_on_delivery' });
  await pass(31);
  expect(await shown(bought)).toMatchObject({ state: 'expired', canContinue: false });
  expect(await goOn(bought)).toMatchObject({ kind: 'PaymentOver', state: 'expired' });
});

test('without its provider the order stands, has no page, and going on says so', async () => {
  const bought = await buy();
  await market.control.fault({ kind: '429', times: 99 });
  const placed = { purchase: { id: bought.purchaseId, paymentMethod: 'stripe' } } as never;
  expect(await the(PaymentsResolver).payUrl(placed)).toBeNull();
  await expect(goOn(bought)).rejects.toMatchObject({ extensions: { code: 'BUSY' } });
  await market.control.clearFaults();
  expect(await the(PaymentsResolver).payUrl(placed)).toContain('/c/pay/');
});

test('before the first job has run, a purchase has the payment that it will have', async () => {
  const bought = await buy();
  await db.query(
    'set session_replication_role = replica; delete from payment; delete from payment_split; set session_replication_role = default',
  );
  expect(await shown(bought)).toMatchObject({ state: 'pending', canContinue: true, amount: 25_000 });
  await pay(bought);
  await settleAll();
  expect(await shown(bought)).toMatchObject({ state: 'paid' });
});

test('at a payment at which a person looks, the buyer is not asked to pay again', async () => {
  const bought = await buy();
  await db.query(`update payment set state = 'quarantined', trouble = 'paid 1 for 25000'`);
  expect(await shown(bought)).toMatchObject({ state: 'processing', canContinue: false });
});
