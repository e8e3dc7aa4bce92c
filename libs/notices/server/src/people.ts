import type { Id, Locale } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';
import type { Person } from './tell.js';

/** An account that can be told something, as JSON for `Person`. */
const PERSON = `json_build_object('accountId', a.id, 'email', a.email, 'name', a.full_name, 'locale', a.locale)`;
const MEMBERS = `(select coalesce(json_agg(${PERSON} order by m.since, a.id), '[]') from shop_member m
  join account a on a.id = m.account_id and a.disabled_at is null where m.shop_id = s.id)`;

/** An order as it is now, with everybody whom its news concern. */
export interface OrderRow {
  readonly orderId: Id<'Order'>;
  readonly order: string;
  readonly state: string;
  readonly total: number;
  readonly dueAt: Date | null;
  readonly courier: string | null;
  readonly tracking: string | null;
  readonly deliveryMethod: string;
  readonly shop: string;
  readonly purchase: string;
  readonly purchaseTotal: number;
  readonly shops: number;
  readonly buyerId: Id<'Account'> | null;
  readonly buyerName: string;
  readonly buyerEmail: string | null;
  readonly buyerLocale: Locale;
  readonly members: readonly Person[];
}
const orderRows = statement<OrderRow>(
  'notices_orders',
  `select o.id as "orderId", o.code as "order", o.state, o.total, o.due_at as "dueAt", o.courier, o.tracking_number as tracking,
     o.delivery_method as "deliveryMethod", s.name as shop, p.code as purchase, p.total as "purchaseTotal",
     (select count(*)::int from shop_order alive where alive.purchase_id = p.id
       and alive.state not in ('cancelled', 'expired', 'refused_at_door')) as shops,
     p.account_id as "buyerId", p.contact_name as "buyerName", coalesce(p.contact_email, b.email) as "buyerEmail",
     p.locale as "buyerLocale", ${MEMBERS} as members
   from shop_order o join shop s on s.id = o.shop_id join purchase p on p.id = o.purchase_id
   left join account b on b.id = p.account_id and b.disabled_at is null
   where o.id = any($1::uuid[]) order by o.seq`,
);
export const ordersFor = (tx: Tx, orderIds: readonly Id<'Order'>[]): Promise<OrderRow[]> =>
  orderRows.rows(tx, [orderIds]);

export const buyerOf = (row: OrderRow): Person => ({
  accountId: row.buyerId,
  email: row.buyerEmail,
  name: row.buyerName,
  locale: row.buyerLocale,
});
export const isGuest = (row: OrderRow): boolean => row.buyerId === null;

const memberRows = statement<{ members: readonly Person[] }>(
  'notices_members',
  `select ${MEMBERS} as members from shop s where s.id = $1`,
);
export const membersOf = async (tx: Tx, shopId: Id<'Shop'>): Promise<readonly Person[]> =>
  (await memberRows.row(tx, [shopId]))?.members ?? [];

const officerRows = statement<Person>(
  'notices_officers',
  `select a.id as "accountId", a.email, a.full_name as name, a.locale from account_duty d
   join account a on a.id = d.account_id and a.disabled_at is null where d.duty = $1 order by a.id`,
);
/** Everybody of the office with this duty. */
export const officersFor = (tx: Tx, duty: 'verifier' | 'admin'): Promise<Person[]> => officerRows.rows(tx, [duty]);

/** A case of a shop: the applicant with the shop's people, and what it waits for. */
export interface CaseRow {
  readonly promisedAt: Date | null;
  readonly fixes: number;
  readonly applicants: readonly Person[];
}
const caseRows = statement<CaseRow>(
  'notices_case',
  `select c.promised_at as "promisedAt",
     (select count(*)::int from requirement_item r where r.shop_id = c.subject_id and r.status = 'fix') as fixes,
     (select coalesce(json_agg(${PERSON} order by a.id), '[]') from account a where a.disabled_at is null and a.id in (
       select c.applicant_id union select m.account_id from shop_member m where m.shop_id = c.subject_id)) as applicants
   from service_case c where c.id = $1`,
);
export const caseFor = (tx: Tx, caseId: Id<'Case'>): Promise<CaseRow | null> => caseRows.row(tx, [caseId]);
