import type { Locale } from '@lapak/kernel';
import { RegencyDocument, type RegencyQuery } from './gql/graphql.js';
import type { RegencyData, Visit } from './page.js';

/** Profile, categories and places change a few times a year: asked once in a while, not once a page. */
const KEEP_MS = 60_000;
const kept = new Map<Locale, { readonly until: number; readonly data: Promise<RegencyData> }>();

/** The tree as one list, each category before what is under it. */
export const flatCategories = (tree: RegencyQuery['categories']): RegencyData['categories'] =>
  tree.flatMap(({ children, ...category }) => [category, ...children]);

export const regencyOf = (locale: Locale, run: Visit['run'], now = Date.now()): Promise<RegencyData> => {
  const found = kept.get(locale);
  if (found && found.until > now) return found.data;
  const data = run(RegencyDocument, {}).then(({ categories, ...rest }) => ({
    ...rest,
    categories: flatCategories(categories),
  }));
  kept.set(locale, { until: now + KEEP_MS, data });
  data.catch(() => kept.delete(locale));
  return data;
};
