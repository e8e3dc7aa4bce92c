import type { Work } from '../store/work.js';
import type { Tree } from './form.js';
import { type Read, readFields, type Shape } from './shape.js';

export interface Call<F> {
  readonly work: Work;
  readonly input: Read<F>;
  /** The `:id` of the address, or an empty text. */
  readonly id: string;
}

/** One endpoint: parameters are read before anything happens, then `run` does it in one transaction. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** @throws Refusal for a parameter that is wrong */
  prepare(tree: { [name: string]: Tree }): (work: Work, id: string) => Promise<object>;
}

export const route = <F extends Record<string, Shape<unknown>>>(
  method: Route['method'],
  path: string,
  fields: F,
  run: (call: Call<F>) => Promise<object>,
): Route => ({
  method,
  path,
  prepare(tree) {
    const input = readFields(fields, tree);
    return (work, id) => run({ work, input, id });
  },
});

/** The route of a request and the id in its address. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; id: string } | undefined {
  const parts = path.split('/');
  for (const one of routes) {
    const pattern = one.path.split('/');
    if (one.method !== method || pattern.length !== parts.length) continue;
    if (!pattern.every((part, i) => (part === ':id' ? parts[i] !== '' : part === parts[i]))) continue;
    return { route: one, id: parts[pattern.indexOf(':id')] ?? '' }; // ids need no escaping; one that is escaped is not ours
  }
  return undefined;
}
