import { importAreas, Regency } from '@lapak/areas-server';
import { type Clock, type Id, isProblem, rupiah } from '@lapak/kernel';
import type { OrderMove } from '@lapak/orders-domain';
import {
  BasketOwners,
  ChangeBasket,
  onPaymentCaptured,
  OrderMoves,
  PlaceOrder,
  SETTLE_CAPTURE,
  SettleCapture,
  SweepOrders,
} from '@lapak/orders-server';
import { givenGood, newBuyer } from '@lapak/orders-server/testing';
import {
  type DomainEvent,
  drainJobs,
  type Listener,
  PlatformModule,
  type StripeConfig,
  Topics,
  Transactor,
} from '@lapak/platform';
import { TestClock, testConfig, testDatabaseName, testUrl } from '@lapak/platform/testing';
// eslint-disable-next-line @nx/enforce-module-boundaries -- a type; specs alone play against the sandbox
import type { Sandbox, SandboxOptions } from '@lapak/stripe-sandbox';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import Stripe from 'stripe';
import type { DataSource } from 'typeorm';
import { ApplyProviderEvent } from './apply-provider-event.js';
import { CallProvider } from './call-provider.js';
import { onOrderMoved, onOrdersPlaced, onOrdersUnfulfillable } from './hear-orders.js';
import { PaymentsModule } from './payments.module.js';
import { CALL_PROVIDER } from './provider-command.js';
import { APPLY_EVENT, ReceiveWebhook } from './receive-webhook.js';
import { StartPayment } from './start-payment.js';
import { SweepPayments } from './sweep-payments.js';
import { WebhookDoor } from './testing/webhook-door.js';

export const SECRET_KEY = 'sk_test_sandbox_0123456789ab';
export const WEBHOOK_SECRET = 'whsec_of_now';
const OLDER_SECRET = 'whsec_of_before';
const CONNECT_SECRET = 'whsec_connect';

/** By name at run time, so that nothing that ships depends on the sandbox. */
const SANDBOX = '@lapak/stripe-sandbox';
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const room = (await import(SANDBOX)) as { startSandbox(options: SandboxOptions): Promise<Sandbox> };
  return room.startSandbox(options);
};

/** A sandbox on the test's own database, and how the SDK finds it. */
export const aSandbox = async (
  clock: Clock,
  webhookUrl: string | null,
): Promise<{ sandbox: Sandbox; stripe: StripeConfig }> => {
  const sandbox = await startSandbox({
    databaseUrl: testUrl(testDatabaseName()),
    port: 0,
    secretKey: SECRET_KEY,
    webhookEndpoints: webhookUrl ? [{ url: `${webhookUrl}/platform`, secret: WEBHOOK_SECRET }] : [],
    clock,
    settleMs: 20,
  });
  await sandbox.control.reset();
  const stripe: StripeConfig = {
    secretKey: SECRET_KEY,
    webhookSecrets: [WEBHOOK_SECRET, OLDER_SECRET],
    connectWebhookSecrets: [CONNECT_SECRET],
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
  };
  return { sandbox, stripe };
};

/** The outcome, which must not be a refusal. */
export const done = <T>(outcome: T): Exclude<T, { kind: string; say: unknown }> => {
  if (isProblem(outcome)) throw new Error(`${outcome.kind}: ${outcome.message}`);
  return outcome as never;
};

export interface Bought {
  readonly purchaseId: Id<'Purchase'>;
  readonly total: number;
  readonly orders: readonly { readonly orderId: Id<'Order'>; readonly shopId: Id<'Shop'>; readonly total: number }[];
}
export interface Wanted {
  /** One shop each, of one product at this price. */
  readonly prices?: readonly number[];
  /** These shops instead of new ones. */
  readonly at?: readonly Id<'Shop'>[];
  /** Units of each product. */
  readonly quantity?: number;
  /** The delivery fee of each order; picked up for nothing unless told. */
  readonly delivery?: number;
  readonly onHand?: number;
  readonly by?: 'stripe' | 'cod';
  /** In basis points of each order's goods; the regency's own fee is none. */
  readonly fee?: number;
}

/** The rooms of orders and payments as they run, with a provider that is played over HTTP and the worker's jobs done by hand. */
export const marketOn = (db: DataSource) => {
  const clock = new TestClock();
  const heard: DomainEvent[] = [];
  const hears = { name: 'test: hears', handle: async (_tx: unknown, event: DomainEvent) => void heard.push(event) };
  const and = (...others: readonly Listener[]) => [...others, hears];
  const subscriptions = {
    'orders.placed': and(onOrdersPlaced as Listener),
    'orders.moved': and(onOrderMoved as Listener),
    'orders.unfulfillable': and(onOrdersUnfulfillable as Listener),
    'orders.reminded': and(),
    'payments.captured': and(onPaymentCaptured as Listener),
    'payments.refunded': and(),
    'payments.failed': and(),
    'payments.payout-settled': and(),
    'payments.bank-account-changed': and(),
  };
  let app: INestApplicationContext | undefined;
  let sandbox: Sandbox | undefined;
  const the = <T>(token: new (...args: never[]) => T): T => app!.get(token as never, { strict: false });
  const door = new WebhookDoor(() => the(ReceiveWebhook));

  jest.setTimeout(30_000); // whole trades over HTTP, on machines that do other things too
  beforeAll(async () => {
    await importAreas(db, new Regency({ regency: 'buleleng' }).profile);
    await door.open();
    const played = await aSandbox(clock, door.url);
    sandbox = played.sandbox;
    const config = testConfig({ stripe: played.stripe });
    const platform = PlatformModule.on({ db, config, subscriptions, topics: new Topics(config.databaseUrl), clock });
    const module = { module: class {}, imports: [platform, PaymentsModule] };
    app = await NestFactory.createApplicationContext(module, { logger: process.env['LOUD'] ? ['error'] : false });
  }, 60_000);
  beforeEach(async () => {
    clock.set('2026-11-24T02:00:00Z'); // Tuesday, 10.00 WITA
    await sandbox!.control.reset();
    heard.length = 0;
  });
  afterAll(async () => {
    await sandbox?.close();
    await door.close();
    await app?.close();
  });

  /** One round of the worker: everything that is due now. */
  const work = () =>
    drainJobs({
      db,
      transactor: the(Transactor),
      subscriptions,
      tasks: {
        [APPLY_EVENT]: ({ eventId }: { eventId: string }) => the(ApplyProviderEvent).run(eventId),
        [CALL_PROVIDER]: ({ commandId }: { commandId: Id<'ProviderCommand'> }) => the(CallProvider).run(commandId),
        [SETTLE_CAPTURE]: (payload: { purchaseId: string }) => the(SettleCapture).run(payload),
      },
    });
  /** Until the provider has told all and the worker has done all. */
  const settleAll = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await sandbox!.control.idle(3_000);
      await work();
    }
  };
  /** What failed and waits for its next try is tried now. */
  const tryAgain = async (): Promise<void> => {
    await db.query('update graphile_worker._private_jobs set run_at = now()');
    await settleAll();
  };
  const buy = async (wanted: Wanted = {}): Promise<Bought> => {
    const { prices = [25_000], quantity = 1, onHand = 10, by = 'stripe', fee = 0, delivery = 0 } = wanted;
    const buyer = newBuyer();
    const choices = [];
    let total = 0;
    for (const [i, price] of prices.entries()) {
      const { shopId, variantId } = await givenGood(db, { price, onHand, shopId: wanted.at?.[i] });
      await db.query('update shop set cod_enabled = true where id = $1', [shopId]);
      done(await the(ChangeBasket).run(buyer, 'add', variantId, quantity));
      choices.push({ shopId, optionCode: 'pickup' });
      total += price * quantity;
    }
    const basket = await the(BasketOwners).of(buyer);
    const whose = { accountId: null, ip: buyer.ip, locale: buyer.locale, basket };
    const contact = { contactName: 'Komang Pembeli', contactPhone: buyer.phone, contactEmail: 'komang@contoh.id' };
    const input = { ...contact, choices, paymentMethod: by, agreedTotal: rupiah(total) };
    const idempotencyKey = `key-${performance.now().toString().replace('.', '-')}`;
    const { purchase } = done(await the(PlaceOrder).run(whose, { ...input, idempotencyKey })) as {
      purchase: { id: Id<'Purchase'> };
    };
    await chargeFor(db, purchase.id, fee, delivery);
    const orders: Bought['orders'] = await db.query(
      'select id as "orderId", shop_id as "shopId", total from shop_order where purchase_id = $1 order by seq',
      [purchase.id],
    );
    await work();
    return {
      purchaseId: purchase.id,
      total: total + delivery * orders.length,
      orders: orders.map((order) => ({ ...order, total: Number(order.total) })),
    };
  };
  /** The buyer's way to the provider's page. @returns the session */
  const toPage = async ({ purchaseId }: Bought): Promise<string> => {
    const url = done(await the(StartPayment).run(purchaseId));
    return /\/c\/pay\/(cs_test_\w+)$/.exec(url!)![1]!;
  };
  const pay = async (bought: Bought, card?: string) => {
    const session = await toPage(bought);
    return { session, paid: await sandbox!.control.pay(session, card) };
  };
  /** The hour after which nobody waits for a webhook any more. */
  const sweepLater = async (): Promise<void> => {
    clock.forward({ minutes: 11 });
    await the(SweepPayments).run();
    await work();
  };
  const move = (orderId: Id<'Order'>, name: OrderMove, by: 'buyer' | 'merchant' = 'merchant', pickupCode?: string) => {
    const request = { move: name, note: 'Karena sesuatu.', ...(pickupCode && { pickupCode }) };
    const mover = { by, accountId: null };
    return the(Transactor).run((tx) => the(OrderMoves).moveOrder(tx, orderId, request, mover, clock.now()));
  };
  /** The shop accepts, and the buyer fetches the goods. */
  const handOver = async (orderId: Id<'Order'>): Promise<void> => {
    for (const name of ['accept', 'mark_ready'] as const) done(await move(orderId, name));
    const [{ code }] = await db.query('select pickup_code as code from shop_order where id = $1', [orderId]);
    done(await move(orderId, 'hand_over', 'merchant', code));
    await settleAll();
  };
  /** Time goes by for the buyer, the timers and the provider alike. */
  const pass = async (minutes: number): Promise<void> => {
    clock.forward({ minutes });
    await the(SweepOrders).run();
    await sandbox!.control.advance(1);
    await settleAll();
  };
  return {
    ...{
      the,
      clock,
      heard,
      subscriptions,
      work,
      settleAll,
      tryAgain,
      buy,
      toPage,
      pay,
      move,
      handOver,
      sweepLater,
      pass,
      door,
    },
    get control() {
      return sandbox!.control;
    },
    get sandboxUrl() {
      return sandbox!.url;
    },
    /** Somebody else with the account's key, in the provider's dashboard say. */
    atStripe: <T>(ask: (stripe: Stripe) => Promise<T>): Promise<T> =>
      ask(new Stripe(SECRET_KEY, { host: '127.0.0.1', port: sandbox!.port, protocol: 'http', telemetry: false })),
    /** What was heard, by type. */
    told: (type: string) => heard.filter((event) => event.type === type),
    state: async ({ purchaseId }: Bought) => stateOf(db, purchaseId),
    balances: () => balancesOf(db),
  };
};

/** Another fee and delivery than the demo regency's, before anybody has seen the order. */
const chargeFor = async (db: DataSource, purchaseId: string, fee: number, delivery: number): Promise<void> => {
  await db.query(
    `update shop_order set fee_basis_points = $2::int, fee = items_total * $2::int / 10000, delivery_fee = $3::int, total = items_total + $3::int
     where purchase_id = $1`,
    [purchaseId, fee, delivery],
  );
  await db.query(
    `update purchase u set delivery_total = o.delivery, total = items_total + o.delivery
     from (select sum(delivery_fee) as delivery from shop_order where purchase_id = $1) o where u.id = $1`,
    [purchaseId],
  );
};

/** What the rows say of a purchase's money. */
const stateOf = async (db: DataSource, purchaseId: Id<'Purchase'>) => {
  const [payment] = await db.query('select * from payment where purchase_id = $1', [purchaseId]);
  const splits = await db.query(
    `select s.captured::float8, s.refunded::float8, o.state from payment_split s join shop_order o on o.id = s.order_id where s.payment_id = $1 order by o.seq`,
    [payment.id],
  );
  const refunds = await db.query(
    'select state, amount::float8, reason, trouble from refund where payment_id = $1 order by created_at, amount',
    [payment.id],
  );
  return { payment, splits, refunds };
};

/** The ledger by account, those at zero left out; a shop's accounts together. */
const balancesOf = async (db: DataSource): Promise<Record<string, number>> => {
  const rows: { kind: string; balance: string }[] = await db.query(
    'select kind, sum(balance) as balance from ledger_balance group by 1 having sum(balance) <> 0 order by 1',
  );
  return Object.fromEntries(rows.map(({ kind, balance }) => [kind, Number(balance)]));
};
