import { givenProduct } from '@lapak/catalog-server/testing';
import { SaveCollection, SaveFeature } from '@lapak/curation-server';
import type { Id } from '@lapak/kernel';
import { givenAccount, givenShop } from '@lapak/merchants-server/testing';
import { FILES, type Files, newId } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import { type Api, guest, type Person } from './api.js';

/** Two shops, two buyers and the office, with one of everything that somebody might ask for with another's id. */
export interface World {
  readonly shop: string;
  readonly shopSlug: string;
  readonly product: string;
  readonly productSlug: string;
  readonly variant: string;
  readonly purchaseCode: string;
  readonly order: string;
  readonly caseCode: string;
  readonly draftShop: string;
  readonly document: string;
  readonly upload: string;
  readonly collection: string;
  readonly collectionSlug: string;
  readonly feature: string;
  /** A refund that waits for a second officer. */
  readonly proposal: string;
  /** Payouts that wait for a second officer. */
  readonly batch: string;
  /** The other shop's own, for calls that need one. */
  readonly otherShop: string;
  readonly people: Readonly<
    Record<
      'anonymous' | 'buyer' | 'shopper' | 'owner' | 'otherOwner' | 'noDuty' | 'verifier' | 'curator' | 'finance',
      Person
    >
  >;
}

const placeOrder = async (api: Api, buyer: Person, shop: string, variant: string): Promise<string> => {
  await api.ask('mutation ($v: ID!) { addToBasket(variantId: $v, quantity: 1) { __typename } }', { v: variant }, buyer);
  const preview = await api.ask('{ checkoutPreview(input: {}) { total } }', {}, buyer);
  const input = {
    idempotencyKey: `world-${shop}`,
    contactName: 'Ni Luh Pembeli',
    contactPhone: '0812-3400-1234',
    choices: [{ shopId: shop, optionCode: 'pickup' }],
    paymentMethod: 'cod',
    agreedTotal: (preview.data as { checkoutPreview: { total: number } }).checkoutPreview.total,
  };
  const placed = await api.ask(
    'mutation ($i: PlaceOrderInput!) { placeOrder(input: $i) { __typename ... on Placed { purchase { code } } ... on Problem { message } } }',
    { i: input },
    buyer,
  );
  const { purchase } = (placed.data as { placeOrder: { purchase?: { code: string } } }).placeOrder;
  if (!purchase) throw new Error(placed.text);
  return purchase.code;
};

const application = async (
  db: DataSource,
  api: Api,
): Promise<Pick<World, 'draftShop' | 'caseCode' | 'document' | 'upload'>> => {
  const { shopId, ownerId } = await givenShop(db, { state: 'submitted', name: 'Warung Menunggu' });
  const caseCode = 'BLL-V-2026-000077';
  await db.query(
    `insert into service_case (id, code, kind, subject_id, subject_name, desa_code, applicant_id, phone_last4, state, opened_at, submitted_at, promised_at)
     values ($1, $2, 'verification', $3, 'Warung Menunggu', '51.08.07.2001', $4, '4321', 'submitted', now(), now(), now() + interval '2 days')`,
    [newId(), caseCode, shopId, ownerId],
  );
  const document = newId<'Document'>();
  const key = `documents/${document}.webp`;
  await api.server().app.get<Files>(FILES, { strict: false }).put(key, Buffer.from('secret papers'), 'image/webp');
  await db.query(
    `insert into shop_document (id, shop_id, requirement_key, file_key, mime, bytes, sha256, uploaded_by, uploaded_at)
     values ($1, $2, 'owner_id', $3, 'image/webp', 13, '', $4, now())`,
    [document, shopId, key, ownerId],
  );
  const upload = newId<'Upload'>();
  await db.query(
    `insert into upload (id, account_id, file_key, mime, bytes, sha256, created_at) values ($1, $2, $3, 'image/webp', 13, '', now())`,
    [upload, ownerId, key],
  );
  return { draftShop: shopId, caseCode, document, upload };
};

const curated = async (api: Api, curator: Person, shop: string, product: string) => {
  const words = { titleId: 'Pilihan kami', titleEn: 'Ours', noteId: '', noteEn: '' };
  const collection = await api
    .the(SaveCollection)
    .run(curator.accountId!, { ...words, slug: 'pilihan-kami', published: true, sort: 1, productIds: [product] });
  const story = { headlineId: 'Toko yang dipilih', headlineEn: '', reasonId: 'Karena barangnya baik.', reasonEn: '' };
  const period = { startsAt: new Date('2026-11-20T00:00:00Z'), endsAt: new Date('2026-12-10T00:00:00Z') };
  const feature = await api.the(SaveFeature).run(curator.accountId!, {
    ...story,
    shopId: shop,
    storyId: 'Cerita yang panjang. '.repeat(4),
    storyEn: '',
    ...period,
  });
  if (!('id' in collection) || !('id' in feature)) throw new Error('the curator was refused');
  return { collection: collection.id, collectionSlug: 'pilihan-kami', feature: feature.id };
};

/** What waits for a second officer of finance. */
const waiting = async (db: DataSource, orderId: string): Promise<Pick<World, 'proposal' | 'batch'>> => {
  const [proposal, batch] = [newId<'RefundProposal'>(), newId<'PayoutBatch'>()];
  const officer = await givenAccount(db, { duty: 'finance' });
  await db.query(
    `insert into refund_proposal (id, order_id, ask, amount, reason, reference, proposed_by, proposed_at, state)
     values ($1, $2, '{"of": "whole"}', 1000, 'Barang rusak.', 'world-proposal', $3, now(), 'waiting')`,
    [proposal, orderId, officer],
  );
  await db.query(
    `insert into payout_batch (id, code, provider, state, total, payouts, built_by, built_at)
     values ($1, 'CAIR-1', 'manual', 'built', 1000, 1, $2, now())`,
    [batch, officer],
  );
  return { proposal, batch };
};

export const givenWorld = async (db: DataSource, api: Api): Promise<World> => {
  const account = (duty?: string): Promise<Id<'Account'>> => givenAccount(db, duty ? { duty } : {});
  const a = await givenShop(db, { name: 'Kopi Dewi', slug: 'kopi-dewi' });
  const b = await givenShop(db, { name: 'Garam Gede', slug: 'garam-gede' });
  const goods = await givenProduct(db, { shopId: a.shopId, slug: 'kopi-lereng' });
  const staff = async (duty?: string): Promise<Person> => api.signedIn(await account(duty), 'staff', true);
  const people = {
    anonymous: guest(),
    buyer: await api.signedIn(await account(), 'storefront'),
    shopper: await api.signedIn(await account(), 'storefront'),
    owner: await api.signedIn(a.ownerId, 'merchant'),
    otherOwner: await api.signedIn(b.ownerId, 'merchant'),
    noDuty: await staff(),
    verifier: await staff('verifier'),
    curator: await staff('curator'),
    finance: await staff('finance'),
  };
  const variant = goods.variantIds[0]!;
  const purchaseCode = await placeOrder(api, people.buyer, a.shopId, variant);
  const [{ id: order }] = (await db.query('select id from shop_order')) as [{ id: string }];
  return {
    shop: a.shopId,
    shopSlug: a.slug,
    product: goods.productId,
    productSlug: goods.slug,
    variant,
    purchaseCode,
    order,
    otherShop: b.shopId,
    ...(await waiting(db, order)),
    people,
    ...(await application(db, api)),
    ...(await curated(api, people.curator, a.shopId, goods.productId)),
  };
};
