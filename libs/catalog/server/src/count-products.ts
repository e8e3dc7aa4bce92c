import { statement } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const count = statement(
  'catalog_count_products',
  `with counted as (
     select c as id, sum(n)::int as n from (select category_path, count(*) as n from product where listed group by category_path) as paths
     cross join unnest(category_path) as c group by c)
   update category set product_count = coalesce(counted.n, 0) from category c left join counted on counted.id = c.id
   where category.id = c.id and category.product_count <> coalesce(counted.n, 0)`,
);

/** Every ten minutes: how many products each category has, for menus. No page counts them by itself. */
@Injectable()
export class CountProducts {
  constructor(private readonly db: DataSource) {}

  async run(): Promise<void> {
    await count.run(this.db);
  }
}
