import type { Kind, Kinds } from '../store/objects.js';
import type { Work } from '../store/work.js';
import { invalid } from './refusal.js';
import { integer, text } from './shape.js';

/** What every list of v2 takes; `page` is in the addresses of further pages alone. */
export const V2_LIST_FIELDS = { limit: integer(1, 100), page: text() };

export interface V2Page<T> {
  readonly data: T[];
  readonly next_page_url: string | null;
  readonly previous_page_url: string | null;
}

/** @param rows one more than asked for when there are more */
export function v2PageOf<T extends { id: string }>(rows: readonly T[], limit: number, url: string): V2Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const more = rows.length > limit && last;
  return { data, next_page_url: more ? `${url}?limit=${limit}&page=${last.id}` : null, previous_page_url: null };
}

/** A page of kept objects, newest first. @throws Refusal for a page that is none */
export async function v2List<K extends Kind>(
  work: Work,
  kind: K,
  { limit = 20, page }: { limit?: number | undefined; page?: string | undefined },
  url: string,
  like: object,
): Promise<V2Page<Kinds[K]>> {
  if (page && !(await work.objects.find(kind, page))) throw invalid(`There is no page ${page}.`, { param: 'page' });
  return v2PageOf(await work.objects.list(kind, { limit, startingAfter: page }, like), limit, url);
}
