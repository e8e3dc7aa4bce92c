import { statement } from '@lapak/platform';

export interface WallRow {
  readonly ordersToday: number;
  readonly valueToday: number;
  readonly valueThisMonth: number;
  readonly valueSameDaysLastMonth: number;
  readonly activeShops: number;
  readonly newShopsThisMonth: number;
  readonly completedValue: number;
  readonly completedOutside: number;
  readonly decided: number;
  readonly decidedOnTime: number;
  readonly medianHours: number | null;
  readonly openCases: number;
  readonly overdueCases: number;
  readonly byKecamatan: readonly {
    code: string;
    name: string;
    column: number;
    row: number;
    value: number;
    orders: number;
    shops: number;
  }[];
  readonly byDay: readonly { day: string; orders: number; value: number }[];
}

/**
 * Every figure of the wall in one statement. $1 now, $2 the regency's time zone. An order counts from the moment it can
 * be worked on: unpaid, expired, cancelled and refused ones do not. Reads others' tables, writes nothing.
 */
export const wallFigures = statement<WallRow>(
  'insight_wall',
  `with zone as (
     select ($1::timestamptz at time zone $2)::date as today, date_trunc('month', $1::timestamptz at time zone $2) as month
   ), edge as (
     select (today::timestamp at time zone $2) as day_start, (month at time zone $2) as month_start,
       ((month - interval '1 month') at time zone $2) as last_month_start,
       (least((month - interval '1 month') + (($1::timestamptz at time zone $2) - month), month) at time zone $2) as last_month_now,
       ((today - 29)::timestamp at time zone $2) as window_start, today
     from zone
   ), sale as (
     select o.shop_id, o.total, o.state, o.outside, o.placed_at, (o.placed_at at time zone $2)::date as day
     from shop_order o, edge
     where o.placed_at >= least(edge.last_month_start, edge.window_start)
       and o.state not in ('awaiting_payment', 'expired', 'cancelled', 'refused_at_door')
   ), decided as (
     select decided_at, promised_at, submitted_at from service_case, edge where decided_at >= edge.window_start
   ), by_kecamatan as (
     select k.code, k.name, k.tile_column, k.tile_row,
       coalesce(sum(s.total) filter (where s.placed_at >= edge.month_start), 0)::bigint as value,
       count(s.total) filter (where s.placed_at >= edge.month_start)::int as orders,
       (select count(*)::int from shop h where h.kecamatan_code = k.code and h.state = 'approved') as shops
     from edge cross join kecamatan k
     left join shop h on h.kecamatan_code = k.code left join sale s on s.shop_id = h.id
     group by k.code order by k.code
   ), days as (
     select d::date as day, count(s.total)::int as orders, coalesce(sum(s.total), 0)::bigint as value
     from edge cross join generate_series(edge.today - 29, edge.today, interval '1 day') d
     left join sale s on s.day = d::date group by d order by d
   )
   select
     (select count(*)::int from sale, edge where placed_at >= day_start) as "ordersToday",
     (select coalesce(sum(total), 0)::bigint from sale, edge where placed_at >= day_start) as "valueToday",
     (select coalesce(sum(total), 0)::bigint from sale, edge where placed_at >= month_start) as "valueThisMonth",
     (select coalesce(sum(total), 0)::bigint from sale, edge where placed_at >= last_month_start and placed_at < last_month_now) as "valueSameDaysLastMonth",
     (select count(*)::int from shop where state = 'approved') as "activeShops",
     (select count(*)::int from shop, edge where approved_at >= month_start) as "newShopsThisMonth",
     (select coalesce(sum(total), 0)::bigint from sale, edge where state = 'completed' and placed_at >= window_start) as "completedValue",
     (select coalesce(sum(total), 0)::bigint from sale, edge where state = 'completed' and outside and placed_at >= window_start) as "completedOutside",
     (select count(*)::int from decided) as decided,
     (select count(*)::int from decided where decided_at <= promised_at) as "decidedOnTime",
     (select percentile_cont(0.5) within group (order by extract(epoch from decided_at - submitted_at) / 3600)::float from decided) as "medianHours",
     (select count(*)::int from service_case where state in ('submitted', 'in_review')) as "openCases",
     (select count(*)::int from service_case where state in ('submitted', 'in_review') and promised_at < $1) as "overdueCases",
     (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'column', tile_column, 'row', tile_row, 'value', value, 'orders', orders, 'shops', shops)), '[]') from by_kecamatan) as "byKecamatan",
     (select json_agg(json_build_object('day', day, 'orders', orders, 'value', value)) from days) as "byDay"`,
);
