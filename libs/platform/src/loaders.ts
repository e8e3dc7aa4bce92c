import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { RequestContext } from './request-context.js';

const held = new WeakMap<object, Map<symbol, unknown>>();

/**
 * Declares a loader that is made once per request, on first use: `const shopById = loader((db, ctx) => new DataLoader(...))`,
 * then `shopById(db, ctx).load(id)`. So a page of 50 rows costs one statement per loader.
 */
export const loader = <K, V>(make: (db: DataSource, ctx: RequestContext) => DataLoader<K, V>) => {
  const key = Symbol('loader');
  return (db: DataSource, ctx: RequestContext): DataLoader<K, V> => {
    let mine = held.get(ctx);
    if (!mine) held.set(ctx, (mine = new Map()));
    let made = mine.get(key) as DataLoader<K, V> | undefined;
    if (!made) mine.set(key, (made = make(db, ctx)));
    return made;
  };
};

/** A loader of rows by `key`, in the order asked for, null where there is none. */
export const byKey = <K, Row>(load: (keys: readonly K[]) => Promise<readonly Row[]>, key: (row: Row) => K) =>
  new DataLoader<K, Row | null>(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [key(row), row]));
    return keys.map((k) => rows.get(k) ?? null);
  });

/** A loader of all rows that belong to each key, in the order of the statement. */
export const manyByKey = <K, Row>(load: (keys: readonly K[]) => Promise<readonly Row[]>, key: (row: Row) => K) =>
  new DataLoader<K, Row[]>(async (keys) => {
    const groups = new Map<K, Row[]>(keys.map((k) => [k, []]));
    for (const row of await load(keys)) groups.get(key(row))?.push(row);
    return keys.map((k) => groups.get(k) ?? []);
  });
