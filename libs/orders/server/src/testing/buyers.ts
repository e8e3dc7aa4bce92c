import { importAreas, Regency } from '@lapak/areas-server';
import { givenProduct, givenSeller } from '@lapak/catalog-server/testing';
import { asPhone, type Id, isProblem, type Rupiah, rupiah } from '@lapak/kernel';
import { type Config, type DomainEvent, PlatformModule, Topics, type Viewer } from '@lapak/platform';
import { TestClock, testConfig, testContext, testViewer } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { BasketOwners } from '../basket-owner.js';
import { ChangeBasket } from '../change-basket.js';
import { type CheckoutQuestion, PreviewCheckout } from '../checkout-preview.js';
import { OrdersModule } from '../orders.module.js';
import { type Placed, PlaceOrder, type PlaceOrderInput } from '../place-order.js';
import { ReadBasket } from '../read-basket.js';

let people = 0;

/** Somebody in front of a browser: their cookies, their address on the net, their phone. */
export const newBuyer = (viewer: Viewer | null = null) => {
  people += 1;
  const phone = asPhone(`0813${String(people).padStart(8, '0')}`)!;
  return {
    ...testContext({ ip: `10.0.${people >> 8}.${people & 255}`, viewer }),
    phone,
    accountId: viewer?.accountId ?? null,
  };
};
export type TestBuyer = ReturnType<typeof newBuyer>;

/** The room as it runs, on a test's own database and clock. Card payments are set up. */
export const ordersOn = (db: DataSource, over: Partial<Config> = {}) => {
  const clock = new TestClock();
  const heard: DomainEvent[] = [];
  const listener = { name: 'test: hears', handle: async (_tx: unknown, event: DomainEvent) => void heard.push(event) };
  const news = ['orders.placed', 'orders.moved', 'orders.reminded', 'orders.unfulfillable'];
  const subscriptions = Object.fromEntries(news.map((type) => [type, [listener]])) as never;
  const stripe = { secretKey: 'sk_test_only_for_tests', webhookSecrets: ['whsec_test'], connectWebhookSecrets: [] };
  let app: INestApplicationContext | undefined;
  const the = <T>(token: new (...args: never[]) => T): T => app!.get(token as never, { strict: false });

  beforeAll(async () => {
    await importAreas(db, new Regency({ regency: 'buleleng' }).profile);
    const config = testConfig({ stripe, ...over });
    const platform = PlatformModule.on({ db, config, subscriptions, topics: new Topics(config.databaseUrl), clock });
    app = await NestFactory.createApplicationContext(
      { module: class {}, imports: [platform, OrdersModule] },
      { logger: ['error'] },
    );
  }, 60_000);
  beforeEach(() => {
    heard.length = 0;
    clock.set('2026-11-24T02:00:00Z'); // Tuesday, 10.00 WITA
  });
  afterAll(() => app?.close());

  const basketOf = async (buyer: TestBuyer) => the(ReadBasket).run(await the(BasketOwners).of(buyer));
  const preview = async (buyer: TestBuyer, question: CheckoutQuestion = {}) =>
    the(PreviewCheckout).run(await the(BasketOwners).of(buyer), question);
  const put = async (buyer: TestBuyer, ...lines: [variantId: Id<'Variant'>, quantity: number][]): Promise<void> => {
    for (const [variantId, quantity] of lines) done(await the(ChangeBasket).run(buyer, 'add', variantId, quantity));
  };
  /** What the checkout page would send: everything picked up and paid in cash, unless told. */
  const orderOf = async (buyer: TestBuyer, given: Partial<PlaceOrderInput> = {}): Promise<PlaceOrderInput> => {
    const seen = await preview(buyer, { address: given.address, choices: given.choices });
    const pickup = seen.groups.map(({ shop }) => ({ shopId: shop.id, optionCode: 'pickup' }));
    return {
      idempotencyKey: `key-${++people}-${clock.now().getTime()}`,
      contactName: 'Komang Pembeli',
      contactPhone: buyer.phone,
      paymentMethod: 'cod',
      choices: pickup,
      agreedTotal: given.choices ? seen.total : seen.itemsTotal,
      ...given,
    };
  };
  const send = async (buyer: TestBuyer, input: PlaceOrderInput) => {
    const { accountId, ip, locale } = buyer;
    return the(PlaceOrder).run({ accountId, ip, locale, basket: await the(BasketOwners).of(buyer) }, input);
  };
  const place = async (buyer: TestBuyer, given: Partial<PlaceOrderInput> = {}) =>
    send(buyer, await orderOf(buyer, given));
  return { the, clock, heard, subscriptions, basketOf, preview, put, orderOf, send, place };
};

/** `shops` shops with one product each, of one variant, unless told. */
export const givenGoods = async (
  db: DataSource,
  shops: number,
  over: { price?: number; onHand?: number } = {},
): Promise<{ shopId: Id<'Shop'>; productId: Id<'Product'>; variantId: Id<'Variant'> }[]> => {
  const goods = [];
  for (let i = 0; i < shops; i++) {
    const { shopId } = await givenSeller(db);
    const { productId, variantIds } = await givenProduct(db, { shopId, variants: [over] });
    goods.push({ shopId, productId, variantId: variantIds[0]! });
  }
  return goods;
};

/** One shop with one product on sale; another product of `shopId`, when there is one. */
export const givenGood = async (
  db: DataSource,
  { shopId, ...over }: { price?: number; onHand?: number; shopId?: Id<'Shop'> | undefined } = {},
) => {
  if (!shopId) return (await givenGoods(db, 1, over))[0]!;
  const { productId, variantIds } = await givenProduct(db, { shopId, variants: [over] });
  return { shopId, productId, variantId: variantIds[0]! };
};

let accounts = 0;
/** A resident with an account, signed in. */
export const givenResident = async (db: DataSource): Promise<TestBuyer> => {
  const n = ++accounts;
  const id = `01980000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id<'Account'>;
  await db.query(
    `insert into account (id, full_name, phone, password_hash, created_at) values ($1, 'Ni Luh Ani', $2, '-', '2026-10-01')`,
    [id, `+62811${String(n).padStart(8, '0')}`],
  );
  return newBuyer(testViewer({ accountId: id }));
};

export const kindOf = (outcome: { readonly kind: string }): string => outcome.kind;
/** The outcome, which must not be a refusal. */
export const done = <T>(outcome: T): Exclude<T, { kind: string; say: unknown }> => {
  if (isProblem(outcome)) throw new Error(`${outcome.kind}: ${outcome.message}`);
  return outcome as never;
};
export const placed = (outcome: unknown): Placed => done(outcome) as Placed;
export const rp = (n: number): Rupiah => rupiah(n);
