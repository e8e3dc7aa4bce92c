import { CasesModule } from '@lapak/cases-server';
import { type Id, isProblem, type Phone } from '@lapak/kernel';
import type { ShopState } from '@lapak/merchants-domain';
import { someBasics } from '@lapak/merchants-domain/testing';
import { type DomainEvent, drainJobs, newId, PlatformModule, Topics, Transactor } from '@lapak/platform';
import { TestClock, testConfig } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import sharp from 'sharp';
import type { DataSource } from 'typeorm';
import { Applications } from './applications.js';
import { FillRequirement } from './fill-requirement.js';
import { MerchantsModule } from './merchants.module.js';
import { anyShop } from './my-shop-rows.js';
import { OpenShop } from './open-shop.js';
import { ShopEntity, ShopMemberEntity } from './shop.entity.js';
import { SubmitApplication } from './submit-application.js';
import { UploadFile } from './upload-file.js';

/** Two kecamatan with a desa each, where they are not there yet. Real codes, so that an imported list does not clash. */
export const givenPlaces = async (db: DataSource): Promise<void> => {
  await db.query(`insert into kecamatan (code, name, postal, known_for, lat, lng, capital_lat, capital_lng, tile_column, tile_row)
    values ('51.08.06', 'Buleleng', '81116', '{"id":"","en":""}', -8.11, 115.09, -8.11, 115.09, 4, 1),
           ('51.08.07', 'Sawan', '81171', '{"id":"","en":""}', -8.13, 115.17, -8.13, 115.17, 5, 1) on conflict do nothing`);
  await db.query(`insert into desa (code, kecamatan_code, name, kind, postal, search_name)
    values ('51.08.06.1014', '51.08.06', 'Banyuasri', 'kelurahan', '81116', 'banyuasri'),
           ('51.08.07.2001', '51.08.07', 'Lemukih', 'desa', '81171', 'lemukih') on conflict do nothing`);
};

let people = 0;
/** An account that can be reached; its password opens nothing. */
export const givenAccount = async (
  db: DataSource,
  over: { fullName?: string; phone?: string; duty?: string } = {},
): Promise<Id<'Account'>> => {
  const id = newId<'Account'>();
  const phone = over.phone ?? `+62810000${String(++people).padStart(5, '0')}`;
  await db.query(
    `insert into account (id, full_name, phone, password_hash, created_at) values ($1, $2, $3, '-', now())`,
    [id, over.fullName ?? 'Ni Luh Ani', phone],
  );
  if (over.duty)
    await db.query(`insert into account_duty (account_id, duty, granted_at) values ($1, $2, now())`, [id, over.duty]);
  return id;
};

export interface GivenShop {
  readonly shopId: Id<'Shop'>;
  readonly ownerId: Id<'Account'>;
  readonly slug: string;
}

/** A shop with its owner, approved unless told otherwise, with the places it needs. */
export const givenShop = async (
  db: DataSource,
  over: Partial<ShopEntity> & { ownerId?: Id<'Account'> } = {},
): Promise<GivenShop> => {
  await givenPlaces(db);
  const { ownerId = await givenAccount(db), ...columns } = over;
  const shopId = columns.id ?? newId<'Shop'>();
  const state: ShopState = columns.state ?? 'approved';
  const name = columns.name ?? `Kopi Ani ${shopId.slice(-6)}`;
  const slug = columns.slug ?? `kopi-ani-${shopId.slice(-6)}`;
  const since = new Date('2026-10-01T02:00:00Z');
  await db.manager.insert(ShopEntity, {
    tagline: { id: 'Petik merah', en: 'Red-picked' },
    story: { id: 'Kami menyangrai sendiri.', en: 'We roast ourselves.' },
    desaCode: '51.08.07.2001',
    kecamatanCode: '51.08.07',
    banjar: 'Banjar Dinas Kaja',
    street: '',
    landmark: 'utara balai banjar',
    phone: '+6281000000042' as Phone,
    foodSeller: true,
    legalStatus: 'nib',
    nib: '9999051080001',
    legalisationDeadline: null,
    opens: null,
    closes: null,
    openDays: null,
    closedFrom: null,
    closedUntil: null,
    closedNote: null,
    codEnabled: true,
    registeredAt: since,
    approvedAt: state === 'approved' ? since : null,
    version: 0,
    ...columns,
    id: shopId,
    name,
    slug,
    state,
  });
  await db.manager.insert(ShopMemberEntity, { shopId, accountId: ownerId, role: 'owner', since });
  return { shopId, ownerId, slug };
};

/** The rooms of merchants and cases as they run, on a test's own database and clock, with what they publish kept. */
export const merchantsOn = (db: DataSource) => {
  const clock = new TestClock();
  const heard: DomainEvent[] = [];
  const listener = { name: 'test: hears', handle: async (_tx: unknown, event: DomainEvent) => void heard.push(event) };
  const subscriptions = { 'cases.moved': [listener], 'merchants.shop-state-changed': [listener] } as never;
  let app: INestApplicationContext | undefined;
  const the = <T>(token: new (...args: never[]) => T): T => app!.get(token as never, { strict: false });

  beforeAll(async () => {
    await givenPlaces(db);
    const config = testConfig();
    const platform = PlatformModule.on({ db, config, subscriptions, topics: new Topics(config.databaseUrl), clock });
    app = await NestFactory.createApplicationContext(
      { module: class {}, imports: [platform, CasesModule, MerchantsModule] },
      { logger: ['error'] },
    );
  }, 60_000);
  beforeEach(async () => {
    heard.length = 0;
    clock.set('2026-03-16T06:00:00Z'); // Monday, 14.00 WITA, three days before Nyepi
    await givenPlaces(db);
  });
  afterAll(() => app?.close());

  const uploaded = async (account: Id<'Account'>): Promise<string> =>
    done(await the(UploadFile).run(account, await aPhoto())).id;
  /** A draft with everything that the checklist requires. */
  const aFilledShop = async (owner: Id<'Account'>, name = 'Kopi Ani'): Promise<Id<'Shop'>> => {
    const { shopId } = done(await the(OpenShop).run(owner, someBasics({ name })));
    for (const key of DOCUMENTS) {
      done(await the(FillRequirement).run(owner, { shopId, key, uploadIds: [await uploaded(owner)] }));
    }
    done(await the(FillRequirement).run(owner, { shopId, key: 'nib', text: '9999 0510 80238' }));
    done(await the(FillRequirement).run(owner, { shopId, key: 'terms', attested: true }));
    return shopId;
  };
  const aSentShop = async (owner: Id<'Account'>, name?: string) => {
    const shopId = await aFilledShop(owner, name);
    return { shopId, code: done(await the(SubmitApplication).run(owner, shopId)).caseCode };
  };
  const application = async (shopId: Id<'Shop'>) =>
    the(Applications).of((await anyShop.row(db, [shopId]))!, { locale: 'id' });
  const hear = () => drainJobs({ db, transactor: the(Transactor), subscriptions, tasks: {} });
  return { the, clock, heard, hear, uploaded, aFilledShop, aSentShop, application };
};

/** Requirements of the demo's checklist that take a document. */
export const DOCUMENTS = ['place_photo', 'product_photo', 'owner_id'];
export const aPhoto = (width = 90): Promise<Buffer> =>
  sharp({ create: { width, height: 80, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer();

/** The outcome, which must not be a refusal. */
export const done = <T>(outcome: T): Exclude<T, { kind: string; say: unknown }> => {
  if (isProblem(outcome)) throw new Error(outcome.message);
  return outcome as never;
};
export const kindOf = (outcome: unknown): string => (isProblem(outcome) ? outcome.kind : 'done');
