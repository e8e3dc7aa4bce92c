import type { Words } from '@lapak/kernel';
import { statement } from '@lapak/platform';
import type { DataSource } from 'typeorm';

/** One category as the regency's profile writes it. */
export interface CategorySpec {
  readonly id: string;
  readonly parent: string | null;
  readonly name: Words;
  readonly emoji: string;
  readonly food: boolean;
  readonly needsHalal: boolean;
  readonly needsPirt: boolean;
  readonly kbli: { readonly code: string } | null;
  readonly sort: number;
}

const put = statement(
  'catalog_import_categories',
  `insert into category (id, parent_id, name, emoji, food, needs_halal, needs_pirt, kbli, sort)
   select c->>'id', c->>'parent', c->'name', c->>'emoji', (c->>'food')::boolean, (c->>'needsHalal')::boolean,
     (c->>'needsPirt')::boolean, c->'kbli'->>'code', (c->>'sort')::int
   from json_array_elements($1::json) as c
   on conflict (id) do update set parent_id = excluded.parent_id, name = excluded.name, emoji = excluded.emoji,
     food = excluded.food, needs_halal = excluded.needs_halal, needs_pirt = excluded.needs_pirt, kbli = excluded.kbli,
     sort = excluded.sort`,
);

/** Brings the category tree to what the profile says; safe to run at every start. A category is never removed: products stand on it. */
export const importCategories = async (
  db: DataSource,
  profile: { readonly categories: readonly CategorySpec[] },
): Promise<void> => {
  await put.run(db, [JSON.stringify(profile.categories)]);
};
