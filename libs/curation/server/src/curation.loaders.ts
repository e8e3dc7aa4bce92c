import type { Id, Words } from '@lapak/kernel';
import { byKey, loader, manyByKey, statement } from '@lapak/platform';

export interface CollectionRow {
  readonly id: Id<'Collection'>;
  readonly slug: string;
  readonly title: Words;
  readonly note: Words;
  readonly published: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly sort: number;
}
export interface FeatureRow {
  readonly id: Id<'Feature'>;
  readonly shopId: Id<'Shop'>;
  readonly headline: Words;
  readonly story: Words;
  readonly reason: Words;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly curatorId: Id<'Account'>;
}

const COLLECTION = `c.id, c.slug, c.title, c.note, c.published, c.starts_at as "startsAt", c.ends_at as "endsAt", c.sort`;
const FEATURE = `f.id, f.shop_id as "shopId", f.headline, f.story, f.reason, f.starts_at as "startsAt", f.ends_at as "endsAt", f.curator_id as "curatorId"`;
const SHOWN = `c.published and (c.starts_at is null or c.starts_at <= $1) and (c.ends_at is null or c.ends_at > $1)`;

export const shownCollections = statement<CollectionRow>(
  'curation_shown',
  `select ${COLLECTION} from collection c where ${SHOWN} order by c.sort, c.id limit 12`,
);
export const collectionBySlug = statement<CollectionRow>(
  'curation_by_slug',
  `select ${COLLECTION} from collection c where ${SHOWN} and c.slug = $2`,
);
export const allCollections = statement<CollectionRow>(
  'curation_all',
  `select ${COLLECTION} from collection c order by c.sort, c.id limit 100`,
);
export const currentFeature = statement<FeatureRow>(
  'curation_current_feature',
  `select ${FEATURE} from feature f join shop s on s.id = f.shop_id and s.state = 'approved'
   where f.removed_at is null and f.starts_at <= $1 and f.ends_at > $1 order by f.starts_at desc limit 1`,
);
/** A story stays readable after its turn is over. */
export const featureOfShop = statement<FeatureRow>(
  'curation_feature_of_shop',
  `select ${FEATURE} from feature f join shop s on s.id = f.shop_id and s.state = 'approved'
   where f.removed_at is null and s.slug = $2 and f.starts_at <= $1 order by f.starts_at desc limit 1`,
);
export const allFeatures = statement<FeatureRow>(
  'curation_all_features',
  `select ${FEATURE} from feature f where f.removed_at is null order by f.starts_at desc limit 100`,
);
export const newestProducts = statement<{ id: Id<'Product'> }>(
  'curation_newest_products',
  `select id from product where listed order by published_at desc, id desc limit $1`,
);
export const newestShops = statement<{ id: Id<'Shop'> }>(
  'curation_newest_shops',
  `select id from shop where state = 'approved' order by approved_at desc, id desc limit $1`,
);

interface ItemRow {
  readonly collectionId: Id<'Collection'>;
  readonly productId: Id<'Product'>;
  readonly listed: boolean;
  readonly inStock: boolean;
  readonly closedUntil: string | null;
}
// A made-to-order product has no stock to run out of; a shop that is closed today is skipped until it opens.
const items = statement<ItemRow>(
  'curation_items',
  `select i.collection_id as "collectionId", i.product_id as "productId", p.listed, p.in_stock as "inStock",
     case when s.closed_from <= $2::date and s.closed_until >= $2::date then s.closed_until end as "closedUntil"
   from collection_item i join product p on p.id = i.product_id join shop s on s.id = p.shop_id
   where i.collection_id = any($1) order by i.collection_id, i.sort`,
);
export type Item = ItemRow;

/** The items of each collection in the curator's order; `today` is the same for the whole request. */
export const itemsOf = (today: string) => {
  let made = byToday.get(today);
  if (!made) {
    byToday.clear();
    byToday.set(
      today,
      (made = loader((db) =>
        manyByKey(
          (ids: readonly Id<'Collection'>[]) => items.rows(db, [ids, today]),
          (row) => row.collectionId,
        ),
      )),
    );
  }
  return made;
};
const byToday = new Map<string, ReturnType<typeof loader<Id<'Collection'>, ItemRow[]>>>();

const names = statement<{ id: Id<'Account'>; name: string }>(
  'curation_curator_names',
  `select id, full_name as name from account where id = any($1)`,
);
export const curatorName = loader((db) =>
  byKey(
    (ids: readonly Id<'Account'>[]) => names.rows(db, [ids]),
    (row) => row.id,
  ),
);
