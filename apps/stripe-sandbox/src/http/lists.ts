import type { Kind, Kinds, Window } from '../store/objects.js';
import type { Work } from '../store/work.js';
import type { Tree } from './form.js';
import { missingObject } from './refusal.js';
import { group, integer, type Read, type Shape, text } from './shape.js';

const moments = group({ gt: integer(0), gte: integer(0), lt: integer(0), lte: integer(0) });

const created: Shape<
  | Read<{
      gt: Shape<number | undefined>;
      gte: Shape<number | undefined>;
      lt: Shape<number | undefined>;
      lte: Shape<number | undefined>;
    }>
  | undefined
> = {
  read(value: Tree | undefined, name) {
    if (typeof value !== 'string') return moments.read(value, name);
    const at = integer(0).read(value, name);
    return { gt: undefined, gte: at, lt: undefined, lte: at };
  },
};

/** What every list takes. */
export const LIST_FIELDS = { limit: integer(1, 100), starting_after: text(), ending_before: text(), created };

/** Lists whose objects have no time of their own. */
export const PLAIN_LIST_FIELDS = { limit: integer(1, 100), starting_after: text(), ending_before: text() };

type ListInput = Partial<Read<typeof LIST_FIELDS>>;

export function windowOf(input: ListInput): Window & { limit: number } {
  const { gt, gte, lt, lte } = input.created ?? {};
  const lower = [gte, gt === undefined ? undefined : gt + 1].filter((n) => n !== undefined);
  const upper = [lte, lt === undefined ? undefined : lt - 1].filter((n) => n !== undefined);
  return {
    limit: input.limit ?? 10,
    startingAfter: input.starting_after,
    endingBefore: input.ending_before,
    from: lower.length > 0 ? Math.max(...lower) : undefined,
    until: upper.length > 0 ? Math.min(...upper) : undefined,
  };
}

/** @param rows one more than asked for when there are more, in the order they were read */
export function pageOf<T>(
  rows: T[],
  window: Window,
  url: string,
): { object: 'list'; data: T[]; has_more: boolean; url: string } {
  const data = rows.slice(0, window.limit);
  return {
    object: 'list',
    data: window.endingBefore ? data.reverse() : data,
    has_more: rows.length > window.limit,
    url,
  };
}

interface Choice {
  like?: object;
  parent?: string;
  oldestFirst?: boolean;
}

/** A page of kept objects. @throws Refusal when the cursor names nothing */
export async function listObjects<K extends Kind>(
  work: Work,
  kind: K,
  input: ListInput,
  url: string,
  choice: Choice = {},
) {
  const window = windowOf(input);
  for (const [param, cursor] of [
    ['starting_after', window.startingAfter],
    ['ending_before', window.endingBefore],
  ] as const) {
    if (cursor && !(await work.objects.find(kind, cursor))) throw missingObject(kind, cursor, param);
  }
  const rows: Kinds[K][] = await work.objects.list(
    kind,
    window,
    choice.like ?? {},
    choice.parent ?? null,
    choice.oldestFirst,
  );
  return pageOf(rows, window, url);
}
