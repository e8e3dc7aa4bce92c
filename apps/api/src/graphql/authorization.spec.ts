import { testDatabase } from '@lapak/platform/testing';
import { entities } from '../entities.js';
import { apiOn, codesOf, guest, type Person } from '../testing/api.js';
import { idPaths, NOBODY, probeOf } from '../testing/probe.js';
import { givenWorld, type World } from '../testing/world.js';

const db = testDatabase(entities, { keep: true });
const api = apiOn(db);

type Actor = keyof World['people'];
type Thing = Exclude<keyof World, 'people' | 'otherShop'>;
interface Row {
  /** What the argument names. */
  readonly of: Thing;
  /** Who may see or change it; everybody else is told what a made-up id is told. */
  readonly may: readonly Actor[];
}

const OWNER = ['owner'] as const;
const VERIFIER = ['verifier'] as const;
const CURATOR = ['curator'] as const;
const FINANCE = ['finance'] as const;
const shopsOwn = (of: Thing): Row => ({ of, may: OWNER });
const batches: Row = { of: 'batch', may: FINANCE };
const cases: Row = { of: 'caseCode', may: VERIFIER };

/** Every argument that names something which is not everybody's. */
const PRIVATE: Readonly<Record<string, Row>> = {
  'Query.caseProgress code': { of: 'caseCode', may: [] }, // with four digits of the phone, which nobody here knows
  'Query.purchase code': { of: 'purchaseCode', may: ['buyer'] },
  'Query.myShop id': shopsOwn('shop'),
  'Query.myProducts shopId': shopsOwn('shop'),
  'Query.myProduct id': shopsOwn('product'),
  'Query.shopOrders shopId': shopsOwn('shop'),
  'Query.shopOrder id': shopsOwn('order'),
  'Query.refundableOrders code': { of: 'purchaseCode', may: FINANCE },
  'Query.payoutBatch id': batches,
  'Query.shopMoney shopId': shopsOwn('shop'),
  'Query.shopStatement shopId': shopsOwn('shop'),
  'Query.verificationCase code': cases,
  'Mutation.saveShopBasics shopId': shopsOwn('shop'),
  'Mutation.saveShopSettings shopId': shopsOwn('shop'),
  'Mutation.saveShopDelivery shopId': shopsOwn('shop'),
  'Mutation.fillRequirement input.shopId': shopsOwn('shop'),
  'Mutation.fillRequirement input.uploadIds': { of: 'upload', may: [] },
  'Mutation.submitApplication shopId': shopsOwn('shop'),
  'Mutation.takeCase code': cases,
  'Mutation.releaseCase code': cases,
  'Mutation.decideRequirement code': cases,
  'Mutation.decideCase code': cases,
  'Mutation.setStock variantId': shopsOwn('variant'),
  'Mutation.saveProduct input.shopId': shopsOwn('shop'),
  'Mutation.saveProduct input.id': shopsOwn('product'),
  'Mutation.saveProduct input.variants.id': { of: 'variant', may: [] }, // only inside its own product
  'Mutation.saveProduct input.pictures': { of: 'upload', may: [] },
  'Mutation.moveOrder input.orderId': { of: 'order', may: ['buyer', 'owner'] },
  'Mutation.continuePayment code': { of: 'purchaseCode', may: ['buyer'] },
  'Mutation.refreshPayment code': { of: 'purchaseCode', may: ['buyer'] },
  'Mutation.cancelLines input.orderId': shopsOwn('order'),
  'Mutation.refundOrder input.orderId': { of: 'order', may: FINANCE },
  'Mutation.decideRefund id': { of: 'proposal', may: FINANCE },
  'Mutation.approvePayoutBatch id': batches,
  'Mutation.exportPayoutBatch id': batches,
  'Mutation.uploadPayoutResult id': batches,
  'Mutation.dropPayoutBatch id': batches,
  'Mutation.holdPayout orderId': { of: 'order', may: FINANCE },
  'Mutation.setBankAccount shopId': shopsOwn('shop'),
  'Mutation.moderateProduct id': { of: 'product', may: CURATOR },
  'Mutation.saveCollection input.id': { of: 'collection', may: CURATOR },
  'Mutation.saveFeature input.id': { of: 'feature', may: CURATOR },
  'Mutation.saveFeature input.shopId': { of: 'shop', may: CURATOR },
  'Mutation.archiveProduct id': shopsOwn('product'),
  'Mutation.removeCollection id': { of: 'collection', may: CURATOR },
  'Mutation.removeFeature id': { of: 'feature', may: CURATOR },
};

/** What anybody may name: shops and goods on show, places, categories, ways to deliver, and what a person types as a secret. */
const PUBLIC = [
  'Query.shop slug',
  'Query.product shopSlug',
  'Query.product slug',
  'Query.takenDown shopSlug',
  'Query.takenDown productSlug',
  'Query.collection slug',
  'Query.feature shopSlug',
  'Query.products filter.shopId',
  'Query.search filter.shopId',
  'Query.deliveryEstimate variantId',
  'Mutation.addToBasket variantId',
  'Mutation.setBasketQuantity variantId',
  /^(Query.checkoutPreview|Mutation.placeOrder) input.choices.(shopId|optionCode)$/,
  / (input\.)?(address\.)?(desaCode|provinceCode|regencyCode|destinationCode|zones\.kecamatanCode)$/,
  / (filter|input)\.(categoryId|madeInDesaCode)$/,
  /^Mutation\.(activateTotp|confirmTotp) code$/,
  'Mutation.moveOrder input.pickupCode',
  'Mutation.setBankAccount input.bankCode',
  'Mutation.saveCollection input.slug',
  'Mutation.saveCollection input.productIds', // any product; what is none is left out
  'Subscription.shopOrderChanged shopId', // by socket, see socket.spec.ts
] as const;

const ACTORS: readonly Actor[] = [
  'anonymous',
  'shopper',
  'otherOwner',
  'noDuty',
  'buyer',
  'owner',
  'verifier',
  'curator',
  'finance',
];
const MALFORMED = [
  '',
  'x',
  '0',
  '../../etc/passwd',
  "' or 1=1 --",
  '\u0000',
  'ÿ'.repeat(60),
  'x'.repeat(4_000),
  '${7*7}',
];

let world: World;
beforeAll(async () => {
  world = await givenWorld(db, api);
}, 60_000);

const fresh = (person: Person): Person => ({ ...person, cookies: new Map(person.cookies), ip: guest().ip });

/** What else a call needs so that the id is what decides about it. */
const rest = (key: string, person: Person): Record<string, unknown> => {
  const own = person === world.people.otherOwner ? world.otherShop : world.shop;
  const words = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `${name} contoh. `.repeat(6)]));
  switch (key) {
    case 'Mutation.decideRequirement code':
      return { key: 'terms' };
    case 'Mutation.fillRequirement input.shopId':
      return { key: 'terms', attested: true };
    case 'Mutation.fillRequirement input.uploadIds':
      return { shopId: world.otherShop, key: 'owner_id' };
    case 'Mutation.saveCollection input.id':
      return { slug: `pilihan-${++calls}`, published: false };
    case 'Mutation.saveFeature input.id':
      return { ...words('headlineId', 'storyId', 'reasonId'), shopId: world.shop, endsAt: '2026-12-09T00:00:00Z' };
    case 'Mutation.saveFeature input.shopId':
      return {
        ...words('headlineId', 'storyId', 'reasonId'),
        startsAt: '2027-02-01T00:00:00Z',
        endsAt: '2027-02-09T00:00:00Z',
      };
    default: {
      if (!key.startsWith('Mutation.saveProduct ')) return {};
      const variants = [{ price: 25_000, weightGrams: 250, onHand: 1 }];
      const goods = { categoryId: 'songket', halal: 'not_food', unit: 'lembar', madeInDesaCode: '51.08.07.2001' };
      return {
        ...(key.endsWith('shopId') ? {} : { shopId: own }),
        ...goods,
        ...(key.includes('variants') ? {} : { variants }),
        publish: false,
      };
    }
  }
};
let calls = 0;

const call = async (key: string, person: Person, value: unknown) => {
  const [field = '', path = ''] = key.split(' ');
  const { document, variables } = probeOf(api.server().schema, field, path, value);
  const input = (variables['input'] ?? variables) as Record<string, unknown>;
  for (const [name, given] of Object.entries(rest(key, person))) if (path !== `input.${name}`) input[name] = given;
  return api.ask(document, variables, fresh(person));
};
/** Made-up ids and real ones look alike in an answer. */
const tellingNothing = (text: string, value: string): string => text.replaceAll(value, '<id>');

/** Everything of the first shop, its orders, the office's work and the curators'. */
const fingerprint = async (): Promise<unknown> => {
  const mine = ['product', 'variant', 'shop_order', 'shop_delivery', 'delivery_zone'].map(
    (t) => `${t} where shop_id = '${world.shop}'`,
  );
  const all = [
    'collection',
    'collection_item',
    'feature',
    'service_case',
    'requirement_item',
    'shop_document',
    'payment',
    'refund_proposal',
    'payout_batch',
    'payout_hold',
    'shop_bank_account',
  ];
  const tables = [`shop where id = '${world.shop}'`, ...mine, ...all];
  return Promise.all(
    tables.map((t) =>
      db.query(`select md5(coalesce(string_agg(x::text, '' order by x::text), '')) from (select * from ${t}) x`),
    ),
  );
};

test('every argument that names something is either public or has a row that says whose it is', () => {
  const isPublic = (path: string) => PUBLIC.some((one) => (typeof one === 'string' ? one === path : one.test(path)));
  const paths = idPaths(api.server().schema);
  expect(paths.filter((path) => !(path in PRIVATE) && !isPublic(path))).toEqual([]);
  expect(Object.keys(PRIVATE).filter((path) => !paths.includes(path))).toEqual([]);
});

test("with another's id, everybody is told exactly what a made-up id is told, and nothing changes", async () => {
  const before = await fingerprint();
  const leaks: string[] = [];
  for (const [key, { of, may }] of Object.entries(PRIVATE))
    for (const actor of ACTORS.filter((one) => !may.includes(one))) {
      const value = String(world[of]);
      const made =
        of === 'caseCode'
          ? 'BLL-V-2026-999999'
          : of === 'purchaseCode'
            ? world.purchaseCode.replace(/.$/, '9')
            : NOBODY;
      const foreign = await call(key, world.people[actor], value);
      const random = await call(key, world.people[actor], made);
      if (tellingNothing(foreign.text, value) !== tellingNothing(random.text, made))
        leaks.push(`${actor}: ${key}\n  foreign ${foreign.text}\n  random  ${random.text}`);
      expect([key, actor, foreign.status < 500, codesOf(foreign).includes('INTERNAL')]).toEqual([
        key,
        actor,
        true,
        false,
      ]);
    }
  expect(leaks).toEqual([]);
  expect(await fingerprint()).toEqual(before);
}, 120_000);

test('ids that are none are refused or answered with nothing, by everybody, without a fault', async () => {
  const faults: string[] = [];
  for (const key of idPaths(api.server().schema).filter((path) => !path.startsWith('Subscription.')))
    for (const [i, value] of MALFORMED.entries()) {
      const actors: Actor[] = ['owner', 'curator', 'verifier', 'buyer'];
      const answer = await call(key, world.people[actors[i % actors.length]!], value);
      if (answer.status >= 500 || codesOf(answer).includes('INTERNAL'))
        faults.push(`${key} ${value.slice(0, 20)}: ${answer.text}`);
    }
  expect(faults).toEqual([]);
}, 120_000);

test('whoever may is told something else: the questions above do reach what they ask for', async () => {
  const blind: string[] = [];
  for (const [key, { of, may }] of Object.entries(PRIVATE))
    for (const actor of may) {
      const own = await call(key, world.people[actor], String(world[of]));
      const random = await call(key, world.people[actor], NOBODY);
      if (tellingNothing(own.text, String(world[of])) === tellingNothing(random.text, NOBODY))
        blind.push(`${actor}: ${key} ${own.text}`);
    }
  expect(blind).toEqual([]);
}, 60_000);

test('a document is read by its shop and by a verifier, and by nobody else', async () => {
  const read = async (actor: Actor, id: string) => {
    const { statusCode, body } = await api.get(`/documents/${id}?app=${world.people[actor].app}`, world.people[actor]);
    return [statusCode, body];
  };
  for (const actor of ['anonymous', 'shopper', 'buyer', 'otherOwner', 'owner', 'noDuty', 'curator'] as const)
    expect([actor, await read(actor, world.document)]).toEqual([actor, await read(actor, NOBODY)]);
  expect(await read('verifier', world.document)).toEqual([200, 'secret papers']);
});

test('a statement is downloaded by its shop, and by nobody else', async () => {
  const read = async (actor: Actor, shop: string) => {
    const { statusCode, body } = await api.get(`/shops/${shop}/statement.csv`, world.people[actor]);
    return [statusCode, body];
  };
  for (const actor of ACTORS.filter((one) => one !== 'owner'))
    expect([actor, await read(actor, world.shop)]).toEqual([actor, await read(actor, NOBODY)]);
  const [status, body] = await read('owner', world.shop);
  expect([status, body]).toEqual([200, expect.stringContaining('Saldo awal')]);
});
