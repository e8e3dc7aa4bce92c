import { Regency, WorkingTime } from '@lapak/areas-server';
import { SaveShopDelivery } from '@lapak/delivery-server';
import { type Id, rupiah } from '@lapak/kernel';
import {
  DecideCase,
  DecideRequirement,
  FillRequirement,
  OpenShop,
  SaveShopSettings,
  SubmitApplication,
  TakeCase,
  UploadFile,
} from '@lapak/merchants-server';
import sharp from 'sharp';
import type { DemoShop } from './demo-data.js';
import type { Accounts } from './people.js';
import { daysAgo, minutesAfter, must, type Teller, the } from './teller.js';

export interface SeededShop {
  readonly shopId: Id<'Shop'>;
  readonly ownerId: Id<'Account'>;
  /** When it may sell; null when it may not. */
  readonly approvedAt: Date | null;
}
export type Shops = ReadonlyMap<string, SeededShop>;

/** A picture that says what it stands for: nobody's papers are shown, not even invented ones. */
const specimen = (words: string): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="240"><rect width="360" height="240" fill="#efe7d8"/>
    <text x="20" y="50" font-family="sans-serif" font-size="24" fill="#7a4b1f">SPESIMEN / CONTOH</text>
    <text x="20" y="90" font-family="sans-serif" font-size="16" fill="#333">${words.replace(/[<>&"]/g, '')}</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer();
};

/** One specimen for each kind of document, drawn once. */
const drawn = new Map<string, Promise<Buffer>>();
const specimenOf = (requirement: string, label: string): Promise<Buffer> => {
  if (!drawn.has(requirement)) drawn.set(requirement, specimen(label));
  return drawn.get(requirement)!;
};

const open = async (teller: Teller, shop: DemoShop, ownerId: Id<'Account'>): Promise<Id<'Shop'>> => {
  const what = `shop ${shop.slug}`;
  const basics = {
    name: shop.name,
    taglineId: shop.tagline.id,
    taglineEn: shop.tagline.en,
    storyId: shop.story.id,
    storyEn: shop.story.en,
    desaCode: shop.desa,
    banjar: shop.banjar,
    street: shop.street ?? null,
    landmark: shop.landmark,
    phone: shop.owner.phone,
    foodSeller: shop.foodSeller,
  };
  const { shopId } = must(what, await the(teller, OpenShop).run(ownerId, basics));
  const settings = { hours: shop.hours, codEnabled: shop.cod };
  must(what, await the(teller, SaveShopSettings).run(ownerId, shopId, settings));
  const { pickup, seller, courier } = shop.delivery;
  const zones = Object.entries(seller.prices).map(([kecamatanCode, price]) => ({
    kecamatanCode,
    price: rupiah(price),
  }));
  const delivery = { pickupEnabled: pickup, sellerEnabled: seller.enabled, courierEnabled: courier, zones };
  must(what, await the(teller, SaveShopDelivery).run(ownerId, shopId, delivery));
  return shopId;
};

const fill = async (teller: Teller, shop: DemoShop, ownerId: Id<'Account'>, shopId: Id<'Shop'>): Promise<void> => {
  const { requirements } = the(teller, Regency);
  const answers = await Promise.all(
    shop.documents.map(async ({ requirement }) => {
      const { label } = requirements.find(({ key }) => key === requirement)!;
      const uploaded = await the(teller, UploadFile).run(ownerId, await specimenOf(requirement, label.id));
      return { key: requirement, uploadIds: [must(`document of ${shop.slug}`, uploaded).id] };
    }),
  );
  const nib = shop.nib ? { key: 'nib', text: shop.nib } : { key: 'nib', attested: true };
  for (const answer of [...answers, nib, { key: 'terms', attested: true }])
    must(`${answer.key} of ${shop.slug}`, await the(teller, FillRequirement).run(ownerId, { shopId, ...answer }));
};

/** The office's work on one application: each line looked at, then the decision that the demo tells. */
const review = async (teller: Teller, shop: DemoShop, officer: Id<'Account'>, code: string): Promise<void> => {
  const { requirements, reasons } = the(teller, Regency);
  const toFix = new Map(shop.review?.items.map(({ requirement, reason }) => [requirement, reason]));
  must(`case ${code}`, await the(teller, TakeCase).run(officer, code));
  for (const { key, required } of requirements) {
    const reason = reasons.find((one) => one.key === toFix.get(key))?.reason.id ?? null;
    if (!required && !reason) continue;
    const decided = await the(teller, DecideRequirement).run(officer, code, key, reason ? 'fix' : 'ok', reason);
    must(`${key} of ${shop.slug}`, decided);
  }
  const decision = { approved: 'approve', needs_fix: 'request_fix', rejected: 'reject' } as const;
  const verdict = decision[shop.state as keyof typeof decision];
  must(
    `decision on ${shop.slug}`,
    await the(teller, DecideCase).run(officer, code, verdict, shop.review?.note?.id ?? null),
  );
};

const seedShop = async (teller: Teller, shop: DemoShop, accounts: Accounts, nth: number): Promise<SeededShop> => {
  const { clock } = teller;
  const ownerId = accounts.get(shop.slug)!;
  const applied = daysAgo(teller, shop.appliedDaysAgo);
  clock.set(minutesAfter(applied, -45));
  const shopId = await open(teller, shop, ownerId);
  if (shop.state === 'draft') return { shopId, ownerId, approvedAt: null };
  await fill(teller, shop, ownerId, shopId);
  clock.set(applied);
  const { caseCode } = must(`application of ${shop.slug}`, await the(teller, SubmitApplication).run(ownerId, shopId));
  if (shop.state === 'submitted') return { shopId, ownerId, approvedAt: null };
  // Within the promise, and not always after the same time.
  const promised = the(teller, WorkingTime).addWorkingMinutes(applied, 150 + ((nth * 67) % 480));
  clock.set(shop.review ? daysAgo(teller, shop.review.daysAgo) : promised);
  await review(teller, shop, accounts.get('verifikator')!, caseCode);
  return { shopId, ownerId, approvedAt: shop.state === 'approved' ? clock.now() : null };
};

/** Opens every shop and takes it through the office, oldest application first. */
export const seedShops = async (teller: Teller, accounts: Accounts): Promise<Shops> => {
  const shops = new Map<string, SeededShop>();
  const inOrder = [...teller.demo.shops].sort((a, b) => b.appliedDaysAgo - a.appliedDaysAgo);
  for (const [nth, shop] of inOrder.entries()) shops.set(shop.slug, await seedShop(teller, shop, accounts, nth));
  return shops;
};
