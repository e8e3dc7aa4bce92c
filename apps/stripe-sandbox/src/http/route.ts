import type { Work } from '../store/work.js';
import type { Tree } from './form.js';
import { refuseUnknown } from './known-parameters.js';
import { type Fields, type Read, readFields } from './shape.js';

export interface Call<F> {
  readonly work: Work;
  readonly input: Read<F>;
  /** The first `:id` of the address, or an empty text. */
  readonly id: string;
  /** All of them. */
  readonly ids: readonly string[];
}

/** One endpoint: parameters are read before anything happens, then `run` does it in one transaction. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly fields: Fields;
  /** May be asked in the name of a connected account, by the header `Stripe-Account`. */
  readonly forAccounts: boolean;
  /** @throws Refusal for a parameter that is wrong */
  prepare(tree: { [name: string]: Tree }): (work: Work, ids: readonly string[]) => Promise<object>;
}

export const endpointOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

export const route = <F extends Fields>(
  method: Route['method'],
  path: string,
  fields: F,
  run: (call: Call<F>) => Promise<object>,
  { forAccounts = false } = {},
): Route => ({
  method,
  path,
  fields,
  forAccounts,
  prepare(tree) {
    refuseUnknown(endpointOf({ method, path }), tree);
    const input = readFields(fields, tree);
    return (work, ids) => run({ work, input, id: ids[0] ?? '', ids });
  },
});

/** The route of a request and the ids in its address. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; ids: string[] } | undefined {
  const parts = path.split('/');
  for (const one of routes) {
    const pattern = one.path.split('/');
    if (one.method !== method || pattern.length !== parts.length) continue;
    if (!pattern.every((part, i) => (part === ':id' ? parts[i] !== '' : part === parts[i]))) continue;
    return { route: one, ids: parts.filter((_part, i) => pattern[i] === ':id') }; // one that is escaped is not ours
  }
  return undefined;
}
