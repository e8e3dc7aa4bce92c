import { SaveCollection, SaveFeature } from '@lapak/curation-server';
import type { Id } from '@lapak/kernel';
import type { DemoCuration } from './demo-data.js';
import type { Products } from './products.js';
import type { Shops } from './shops.js';
import { daysAgo, must, type Teller, the } from './teller.js';

const FEATURED_DAYS = 28;

const collections = async (teller: Teller, curator: Id<'Account'>, products: Products): Promise<void> => {
  for (const [sort, one] of teller.demo.curation.collections.entries()) {
    const saved = await the(teller, SaveCollection).run(curator, {
      slug: one.slug,
      titleId: one.title.id,
      titleEn: one.title.en,
      noteId: one.note.id,
      noteEn: one.note.en,
      published: true,
      startsAt: one.startsAt ? new Date(one.startsAt) : null,
      endsAt: one.endsAt ? new Date(one.endsAt) : null,
      sort,
      productIds: one.products.map(({ shop, product }) => products.get(`${shop}/${product}`)!),
    });
    must(`collection ${one.slug}`, saved);
  }
};

type Story = DemoCuration['featured'][number];

/** The dated stories as they are; the undated one from a week ago until the next begins. */
const periodOf = (teller: Teller, story: Story, dated: readonly Story[]): { startsAt: Date; endsAt: Date } => {
  if (story.startsAt && story.endsAt) return { startsAt: new Date(story.startsAt), endsAt: new Date(story.endsAt) };
  const next = dated.map(({ startsAt }) => new Date(startsAt!)).filter((at) => at > teller.now);
  const end = Math.min(daysAgo(teller, -FEATURED_DAYS).getTime(), ...next.map((at) => at.getTime()));
  return { startsAt: daysAgo(teller, 7), endsAt: new Date(end) };
};

const features = async (teller: Teller, curator: Id<'Account'>, shops: Shops): Promise<void> => {
  const dated = teller.demo.curation.featured.filter(({ startsAt }) => startsAt);
  const undated = teller.demo.curation.featured.filter(({ startsAt }) => !startsAt);
  for (const story of [...dated, ...undated]) {
    const saved = await the(teller, SaveFeature).run(curator, {
      shopId: shops.get(story.shop)!.shopId,
      headlineId: story.headline.id,
      headlineEn: story.headline.en,
      storyId: story.story.id.join('\n\n'),
      storyEn: story.story.en.join('\n\n'),
      reasonId: story.reason.id,
      reasonEn: story.reason.en,
      ...periodOf(teller, story, dated),
    });
    // While a dated story is running, it is the featured one.
    if ('kind' in saved && saved.kind === 'FeatureOverlaps') continue;
    must(`feature of ${story.shop}`, saved);
  }
};

/** Collections and the featured shop, as the curator puts them up. */
export const seedCuration = async (
  teller: Teller,
  curator: Id<'Account'>,
  shops: Shops,
  products: Products,
): Promise<void> => {
  teller.clock.set(daysAgo(teller, 7));
  await collections(teller, curator, products);
  await features(teller, curator, shops);
};
