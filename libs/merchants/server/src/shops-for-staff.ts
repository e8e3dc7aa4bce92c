import { formatPhone, type Id } from '@lapak/kernel';
import type { LegalStatus, ShopState } from '@lapak/merchants-domain';
import {
  byKey,
  cursorOf,
  isCursorId,
  isInstant,
  loader,
  pageOf,
  pageSize,
  readCursor,
  statement,
} from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OWNER_NAME } from './shop-rows.js';
import type { ShopForStaffConnectionType, ShopForStaffType } from './verification.graphql.js';

interface StaffRow {
  readonly id: Id<'Shop'>;
  readonly slug: string;
  readonly name: string;
  readonly state: ShopState;
  readonly ownerName: string;
  readonly phone: string;
  readonly desaCode: string;
  readonly banjar: string;
  readonly street: string;
  readonly landmark: string;
  readonly tagline: { id: string };
  readonly story: { id: string };
  readonly legalStatus: LegalStatus;
  readonly registeredAt: Date;
  readonly productCount: number;
}

const COLUMNS = `s.id, s.slug, s.name, s.state, coalesce(${OWNER_NAME}, '') as "ownerName", s.phone, s.desa_code as "desaCode", s.banjar,
  s.street, s.landmark, s.tagline, s.story, s.legal_status as "legalStatus", s.registered_at as "registeredAt", s.product_count as "productCount"`;

const page = statement<StaffRow>(
  'merchants_staff_shops',
  `select ${COLUMNS} from shop s
   where ($1::text is null or s.name ilike $1) and ($2::text is null or s.state = $2)
     and ($3::timestamptz is null or (s.registered_at, s.id) < ($3, $4::uuid))
   order by s.registered_at desc, s.id desc limit $5`,
);
const some = statement<StaffRow>(
  'merchants_staff_shops_by_id',
  `select ${COLUMNS} from shop s where s.id = any($1::uuid[])`,
);

const pattern = (query: string | null | undefined): string | null => {
  const words = (query ?? '').trim().slice(0, 60);
  return words === '' ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
};

const staffType = (row: StaffRow): ShopForStaffType => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  state: row.state,
  ownerName: row.ownerName,
  phone: formatPhone(row.phone),
  taglineId: row.tagline.id,
  storyId: row.story.id,
  motif: row.slug,
  legalStatus: row.legalStatus,
  registeredAt: row.registeredAt,
  productCount: row.productCount,
  desaCode: row.desaCode,
  banjar: row.banjar,
  street: row.street,
  landmark: row.landmark,
});

/** A shop in any state as the office sees it; null when there is none. */
export const shopForStaffById = loader<Id<'Shop'>, ShopForStaffType | null>((db) =>
  byKey(
    async (ids: readonly Id<'Shop'>[]) => (await some.rows(db, [ids])).map(staffType),
    (shop) => shop.id,
  ),
);

/** Shops in any state, for the office: newest first, by part of the name. One statement a page. */
@Injectable()
export class ShopsForStaff {
  constructor(private readonly db: DataSource) {}

  async page(
    filter: { query?: string | null; state?: ShopState | null },
    first: number,
    after: string | null | undefined,
  ): Promise<ShopForStaffConnectionType> {
    const size = pageSize(first);
    const cursor = readCursor(after, isInstant, isCursorId);
    const rows = await page.rows(this.db, [
      pattern(filter.query),
      filter.state ?? null,
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      size + 1,
    ]);
    return pageOf(rows, size, staffType, (row) => cursorOf([row.registeredAt.toISOString(), row.id]));
  }

  async one(id: Id<'Shop'>): Promise<ShopForStaffType | null> {
    const row = await some.row(this.db, [[id]]);
    return row && staffType(row);
  }
}
