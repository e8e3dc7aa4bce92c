import type { Id, Phone } from '@lapak/kernel';
import type { ShopState } from '@lapak/merchants-domain';
import { newId } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import { ShopEntity, ShopMemberEntity } from './shop.entity.js';

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
export const givenAccount = async (db: DataSource, over: { fullName?: string; phone?: string; duty?: string } = {}): Promise<Id<'Account'>> => {
  const id = newId<'Account'>();
  const phone = over.phone ?? `+62810000${String(++people).padStart(5, '0')}`;
  await db.query(`insert into account (id, full_name, phone, password_hash, created_at) values ($1, $2, $3, '-', now())`, [id, over.fullName ?? 'Ni Luh Ani', phone]);
  if (over.duty) await db.query(`insert into account_duty (account_id, duty, granted_at) values ($1, $2, now())`, [id, over.duty]);
  return id;
};

export interface GivenShop {
  readonly shopId: Id<'Shop'>;
  readonly ownerId: Id<'Account'>;
  readonly slug: string;
}

/** A shop with its owner, approved unless told otherwise, with the places it needs. */
export const givenShop = async (db: DataSource, over: Partial<ShopEntity> & { ownerId?: Id<'Account'> } = {}): Promise<GivenShop> => {
  await givenPlaces(db);
  const { ownerId = await givenAccount(db), ...columns } = over;
  const shopId = columns.id ?? newId<'Shop'>();
  const state: ShopState = columns.state ?? 'approved';
  const name = columns.name ?? `Kopi Ani ${shopId.slice(-6)}`;
  const slug = columns.slug ?? `kopi-ani-${shopId.slice(-6)}`;
  const since = new Date('2026-10-01T02:00:00Z');
  await db.manager.insert(ShopEntity, {
    tagline: { id: 'Petik merah', en: 'Red-picked' }, story: { id: 'Kami menyangrai sendiri.', en: 'We roast ourselves.' },
    desaCode: '51.08.07.2001', kecamatanCode: '51.08.07', banjar: 'Banjar Dinas Kaja', street: '', landmark: 'utara balai banjar',
    phone: '+6281000000042' as Phone, foodSeller: true, legalStatus: 'nib', nib: '9999051080001', legalisationDeadline: null, opens: null, closes: null,
    openDays: null, closedFrom: null, closedUntil: null, closedNote: null, codEnabled: true, registeredAt: since,
    approvedAt: state === 'approved' ? since : null, version: 0, ...columns, id: shopId, name, slug, state,
  });
  await db.manager.insert(ShopMemberEntity, { shopId, accountId: ownerId, role: 'owner', since });
  return { shopId, ownerId, slug };
};
