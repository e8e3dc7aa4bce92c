import { asId, type Id, type LocalDate, type Phone } from '@lapak/kernel';
import type { ShopRole, ShopState } from '@lapak/merchants-domain';
import { refusal, type RequestContext, signedIn, statement, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What a basket, a quote and an order need to know of a shop. */
export interface ShopForTrade {
  readonly id: Id<'Shop'>;
  readonly slug: string;
  readonly name: string;
  readonly state: ShopState;
  readonly desaCode: string;
  readonly kecamatanCode: string;
  readonly phone: Phone;
  readonly codEnabled: boolean;
  /** Without a NIB the shop may take orders until this day; null when it has one. */
  readonly legalisationDeadline: LocalDate | null;
  readonly closedFrom: LocalDate | null;
  /** The first day that it is open again; ask `isClosed(shop, day)` of merchants-domain. */
  readonly closedUntil: LocalDate | null;
  readonly closedNote: string | null;
}

export interface Membership {
  readonly shopId: Id<'Shop'>;
  readonly role: ShopRole;
}

const forTrade = statement<ShopForTrade>(
  'merchants_shops_for_trade',
  `select id, slug, name, state, desa_code as "desaCode", kecamatan_code as "kecamatanCode", phone, cod_enabled as "codEnabled",
     legalisation_deadline as "legalisationDeadline",
     closed_from as "closedFrom", closed_until as "closedUntil", closed_note as "closedNote"
   from shop where id = any($1::uuid[])`,
);
const membersOf = statement<{ accountId: Id<'Account'> }>(
  'merchants_members',
  `select account_id as "accountId" from shop_member where shop_id = $1 order by since, account_id`,
);
const roleOf = statement<Membership>(
  'merchants_role',
  `select shop_id as "shopId", role from shop_member where shop_id = $1 and account_id = $2`,
);

/** Who belongs to which shop, and what trade needs to know of one. */
@Injectable()
export class Shops {
  constructor(private readonly db: DataSource) {}

  /** The account's part in the shop; null for a stranger, and just so for a shop that does not exist or a broken id. */
  async membership(on: DataSource | Tx, shopId: string, accountId: Id<'Account'>): Promise<Membership | null> {
    const id = asId<'Shop'>(shopId);
    return id && roleOf.row(on, [id, accountId]);
  }

  /** @throws GraphQLError FORBIDDEN unless the viewer belongs to the shop (as owner, when `role` says so); random ids alike. */
  async requireMember(ctx: RequestContext, shopId: string, role?: 'owner'): Promise<Membership> {
    const found = await this.membership(this.db, shopId, signedIn(ctx).accountId);
    if (!found || (role && found.role !== role)) throw refusal(ctx, 'FORBIDDEN');
    return found;
  }

  /** One statement whatever the number; shops that do not exist are absent. */
  async forTrade(on: DataSource | Tx, shopIds: readonly Id<'Shop'>[]): Promise<Map<Id<'Shop'>, ShopForTrade>> {
    return new Map((await forTrade.rows(on, [shopIds])).map((row) => [row.id, row]));
  }

  /** Everybody of the shop, owners' seniority first. */
  async membersOf(on: DataSource | Tx, shopId: Id<'Shop'>): Promise<Id<'Account'>[]> {
    return (await membersOf.rows(on, [shopId])).map((row) => row.accountId);
  }
}
