import { Regency } from '@lapak/areas-server';
import { addDays, type Clock, dayIn, type Id, type LocalDate, rupiah, sum } from '@lapak/kernel';
import { CLOCK, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ShopTodayType } from './my-shop.graphql.js';

interface TodayRow {
  readonly toAccept: number;
  readonly toShip: number;
  readonly underway: number;
  readonly nextDeadline: Date | null;
  readonly soldOut: number;
  readonly publishedProducts: number;
  readonly pending: number;
  readonly payable: number;
  readonly days: { day: LocalDate; orders: number; value: number }[];
}

/** Reads orders', catalog's and payments' tables; writes none. A merchant's balance is a credit, so negative in the ledger. */
const today = statement<TodayRow>(
  'merchants_shop_today',
  `with open as (
     select count(*) filter (where state = 'awaiting_seller')::int as "toAccept",
       count(*) filter (where state = 'processing')::int as "toShip",
       count(*) filter (where state in ('ready_pickup', 'shipped', 'delivered'))::int as underway,
       min(due_at) filter (where state in ('awaiting_seller', 'processing')) as "nextDeadline"
     from shop_order where shop_id = $1 and state in ('awaiting_seller', 'processing', 'ready_pickup', 'shipped', 'delivered')),
   goods as (
     select count(*) filter (where not in_stock and made_to_order_days is null)::int as "soldOut", count(*)::int as "publishedProducts"
     from product where shop_id = $1 and state = 'published'),
   money as (
     select coalesce(-sum(e.amount) filter (where a.kind = 'merchant_pending'), 0)::bigint as pending,
       coalesce(-sum(e.amount) filter (where a.kind = 'merchant_payable'), 0)::bigint as payable
     from ledger_account a join ledger_entry e on e.account_id = a.id
     where a.shop_id = $1 and a.kind in ('merchant_pending', 'merchant_payable')),
   sold as (
     select (placed_at at time zone $2)::date as day, count(*)::int as orders, sum(total)::bigint as value
     from shop_order
     where shop_id = $1 and placed_at >= ($3::date)::timestamp at time zone $2
       and state not in ('awaiting_payment', 'cancelled', 'expired', 'refused_at_door')
     group by 1)
   select open.*, goods.*, money.*, (
     select json_agg(json_build_object('day', d::date, 'orders', coalesce(s.orders, 0), 'value', coalesce(s.value, 0)) order by d)
     from generate_series($3::date, $4::date, interval '1 day') d left join sold s on s.day = d::date) as days
   from open, goods, money`,
);

const DAYS = 30;

/** What a merchant looks at every morning, in one statement. */
@Injectable()
export class ShopToday {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(shopId: Id<'Shop'>): Promise<ShopTodayType> {
    const zone = this.regency.zone.name;
    const day = dayIn(zone, this.clock.now());
    const row = (await today.row(this.db, [shopId, zone, addDays(day, 1 - DAYS), day]))!;
    const salesByDay = row.days.map((d) => ({ day: d.day, orders: d.orders, value: rupiah(d.value) }));
    // A balance below zero is owed to the office; how much is payments' page to tell.
    const atLeastZero = (n: number) => rupiah(Math.max(0, n));
    return {
      toAccept: row.toAccept,
      toShip: row.toShip,
      underway: row.underway,
      nextDeadline: row.nextDeadline,
      soldOut: row.soldOut,
      publishedProducts: row.publishedProducts,
      orders30Days: salesByDay.reduce((n, d) => n + d.orders, 0),
      sales30Days: sum(salesByDay.map((d) => d.value)),
      pending: atLeastZero(row.pending),
      payable: atLeastZero(row.payable),
      salesByDay,
    };
  }
}
