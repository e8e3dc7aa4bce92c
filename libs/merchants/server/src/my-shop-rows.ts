import type { Id, Words } from '@lapak/kernel';
import type { RequirementItem, Shop, ShopFacts, ShopRole } from '@lapak/merchants-domain';
import { statement, type Tx } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import type { MyShopType } from './my-shop.graphql.js';
import type { ShopMembershipType } from './shop.graphql.js';
import { OWNER_NAME } from './shop-rows.js';

/** A shop as its own people, and the office, see it. */
export interface MyShopRow extends Shop, ShopFacts {
  readonly openDays: number[] | null;
  readonly productCount: number;
}

export const MY_SHOP_COLUMNS = `s.id, s.slug, s.name, s.tagline, s.story, s.state, s.desa_code as "desaCode", s.kecamatan_code as "kecamatanCode",
  s.banjar, s.street, s.landmark, s.phone, s.food_seller as "foodSeller", s.legal_status as "legalStatus", s.nib,
  s.legalisation_deadline as "legalisationDeadline", s.opens, s.closes, s.open_days as "openDays", s.closed_from as "closedFrom",
  s.closed_until as "closedUntil", s.closed_note as "closedNote", s.cod_enabled as "codEnabled", s.registered_at as "registeredAt",
  s.approved_at as "approvedAt", s.product_count as "productCount", coalesce(${OWNER_NAME}, '') as "ownerName"`;

export const myShop = statement<MyShopRow & { role: ShopRole }>(
  'merchants_my_shop',
  `select ${MY_SHOP_COLUMNS}, me.role from shop s join shop_member me on me.shop_id = s.id where s.id = $1 and me.account_id = $2`,
);
/** The same, and nobody else changes it until the transaction ends. */
export const myShopLocked = statement<MyShopRow & { role: ShopRole }>(
  'merchants_my_shop_locked',
  `select ${MY_SHOP_COLUMNS}, me.role from shop s join shop_member me on me.shop_id = s.id
   where s.id = $1 and me.account_id = $2 and me.role = 'owner' for no key update of s`,
);
export const anyShop = statement<MyShopRow>(
  'merchants_any_shop',
  `select ${MY_SHOP_COLUMNS} from shop s where s.id = $1`,
);
export const shopsOfAccount = statement<ShopMembershipType>(
  'merchants_shops_of_account',
  `select s.id as "shopId", s.name as "shopName", s.slug as "shopSlug", m.role
   from shop_member m join shop s on s.id = m.shop_id where m.account_id = $1 order by m.since, s.id limit 50`,
);

const itemRows = statement<RequirementItem>(
  'merchants_requirement_items',
  `select key, status, text, attested_at as "attestedAt", reason from requirement_item where shop_id = $1`,
);
export const itemsOf = (on: DataSource | Tx, shopId: Id<'Shop'>): Promise<RequirementItem[]> =>
  itemRows.rows(on, [shopId]);

export const myShopType = (row: MyShopRow, role: ShopRole): MyShopType => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  ...both('tagline', row.tagline),
  ...both('story', row.story),
  state: row.state,
  myRole: role,
  legalStatus: row.legalStatus,
  legalisationDeadline: row.legalisationDeadline,
  banjar: row.banjar,
  street: row.street,
  landmark: row.landmark,
  phone: row.phone,
  foodSeller: row.foodSeller,
  hours: row.opens && row.closes && row.openDays ? { open: row.opens, close: row.closes, days: row.openDays } : null,
  closedFrom: row.closedFrom,
  closedUntil: row.closedUntil,
  closedNote: row.closedNote,
  codEnabled: row.codEnabled,
  motif: row.slug,
  row,
});

const both = <F extends string>(field: F, words: Words) =>
  ({ [`${field}Id`]: words.id, [`${field}En`]: words.en }) as Record<`${F}Id` | `${F}En`, string>;
