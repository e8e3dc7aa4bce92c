import { statement } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const STEP = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const rebuild = statement<{ last: string | null; mended: number }>(
  'catalog_rebuild_search',
  `with step as (
     select p.id, catalog_search_of(p.title, p.description, s.name, c.name, s.kecamatan_code, p.category_path) as fresh
     from (select * from product where id > $1::uuid order by id limit $2::int) p
     join shop s on s.id = p.shop_id join category c on c.id = p.category_id),
   mended as (
     update product p set search = step.fresh from step where p.id = step.id and p.search is distinct from step.fresh returning 1)
   select (select id from step order by id desc limit 1) as last, (select count(*) from mended)::int as mended`,
);

/** Nightly, or when asked: brings the search index to what titles, shops and categories are called now. */
@Injectable()
export class RebuildSearch {
  constructor(private readonly db: DataSource) {}

  /** @returns how many products were found under old words. */
  async run(): Promise<number> {
    let mended = 0;
    for (let last: string | null = FIRST_ID; last !== null;) {
      const step: { last: string | null; mended: number } | null = await rebuild.row(this.db, [last, STEP]);
      mended += step?.mended ?? 0;
      last = step?.last ?? null;
    }
    return mended;
  }
}
