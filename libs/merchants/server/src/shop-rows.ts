import type { Id, LocalDate, Words } from '@lapak/kernel';
import type { LegalStatus, ShopState } from '@lapak/merchants-domain';
import { byKey, loader, type RequestContext, statement } from '@lapak/platform';
import type { ShopType } from './shop.graphql.js';

/** A shop with what its public face needs, in one row. */
export interface ShopRow {
  readonly id: Id<'Shop'>;
  readonly slug: string;
  readonly name: string;
  readonly tagline: Words;
  readonly story: Words;
  readonly state: ShopState;
  readonly legalStatus: LegalStatus;
  readonly ownerName: string;
  readonly desaCode: string;
  readonly kecamatanCode: string;
  readonly phone: string;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly openDays: number[] | null;
  readonly closedFrom: LocalDate | null;
  readonly closedUntil: LocalDate | null;
  readonly closedNote: string | null;
  readonly codEnabled: boolean;
  readonly pickupEnabled: boolean;
  readonly approvedAt: Date | null;
  readonly productCount: number;
  readonly completedOrders: number;
}

/** The owner's name as a scalar subquery: the longest-standing owner of a shop `s`. */
export const OWNER_NAME = `(select a.full_name from shop_member m join account a on a.id = m.account_id
  where m.shop_id = s.id and m.role = 'owner' order by m.since, m.account_id limit 1)`;

const COLUMNS = `s.id, s.slug, s.name, s.tagline, s.story, s.state, s.legal_status as "legalStatus",
  coalesce(${OWNER_NAME}, '') as "ownerName", s.desa_code as "desaCode", s.kecamatan_code as "kecamatanCode", s.phone,
  s.opens, s.closes, s.open_days as "openDays", s.closed_from as "closedFrom", s.closed_until as "closedUntil",
  s.closed_note as "closedNote", s.cod_enabled as "codEnabled", coalesce(d.pickup_enabled, true) as "pickupEnabled",
  s.approved_at as "approvedAt", s.product_count as "productCount", s.completed_orders as "completedOrders"`;
const TABLES = `shop s left join shop_delivery d on d.shop_id = s.id`;

export const shopsById = statement<ShopRow>(
  'merchants_shops_by_id',
  `select ${COLUMNS} from ${TABLES} where s.id = any($1::uuid[])`,
);
/** Only approved shops have a page. */
export const shopBySlug = statement<ShopRow>(
  'merchants_shop_by_slug',
  `select ${COLUMNS} from ${TABLES} where s.slug = $1 and s.state = 'approved'`,
);

export const shopType = (row: ShopRow, ctx: Pick<RequestContext, 'locale'>): ShopType => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  tagline: row.tagline[ctx.locale] || row.tagline.id,
  story: row.story[ctx.locale] || row.story.id,
  verified: row.state === 'approved',
  legalStatus: row.legalStatus,
  ownerName: row.ownerName,
  hours: row.opens && row.closes && row.openDays ? { open: row.opens, close: row.closes, days: row.openDays } : null,
  approvedAt: row.approvedAt,
  productCount: row.productCount,
  completedOrders: row.completedOrders,
  codEnabled: row.codEnabled,
  pickupEnabled: row.pickupEnabled,
  motif: row.slug,
  state: row.state,
  desaCode: row.desaCode,
  kecamatanCode: row.kecamatanCode,
  phone: row.phone,
  closedFromDay: row.closedFrom,
  closedUntilDay: row.closedUntil,
  closedNoteText: row.closedNote,
});

/** A shop in any state, e.g. of an old order; null when there is none. */
export const shopById = loader<Id<'Shop'>, ShopType | null>((db, ctx) =>
  byKey(
    async (ids: readonly Id<'Shop'>[]) => (await shopsById.rows(db, [ids])).map((row) => shopType(row, ctx)),
    (shop) => shop.id,
  ),
);

/** For statements of other domains that show a shop beside what is theirs: columns of ShopRow, tables with the shop as `s`. */
export { COLUMNS as SHOP_COLUMNS, TABLES as SHOP_TABLES };
