import type { Route } from './page.js';

interface Compiled {
  readonly route: Route;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

const compile = (route: Route): Compiled => {
  const names: string[] = [];
  const source = route.path.replace(/[.]/g, '\\.').replace(/:(\w+)/g, (_, name: string) => {
    names.push(name);
    return '([^/]{1,120})';
  });
  return { route, names, pattern: new RegExp(`^${source}$`) };
};

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const decode = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** Addresses to routes, in the order they are given. A part that cannot be decoded matches nothing. */
export const routerOf = (routes: readonly Route[]): ((path: string) => Match | null) => {
  const fixed = new Map(routes.filter((r) => !r.path.includes(':')).map((route) => [route.path, route]));
  const open = routes.filter((r) => r.path.includes(':')).map(compile);
  return (path) => {
    const exact = fixed.get(path);
    if (exact) return { route: exact, params: {} };
    for (const { route, names, pattern } of open) {
      const found = pattern.exec(path);
      if (!found) continue;
      const values = found.slice(1).map(decode);
      if (values.includes(null)) return null;
      return { route, params: Object.fromEntries(names.map((name, i) => [name, values[i]!])) };
    }
    return null;
  };
};

/** The one spelling of an address: no trailing slash, no doubled ones. Null when it already is. */
export const tidyPath = (path: string): string | null => {
  const tidy = path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  return tidy === path ? null : tidy;
};
