/** What the search needs to know of a desa. */
export interface DesaEntry {
  readonly code: string;
  readonly name: string;
  readonly kecamatanName: string;
  /** Other names that people use for the place: a beach, a lake. */
  readonly aliases: readonly string[];
}

/** Letters and digits only, so that `Celukan Bawang`, `celukan-bawang` and `Celukanbawang` are one. */
export const squash = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

const FILLERS = /\b(desa|ds|kelurahan|kel|kecamatan|kec|banjar dinas|bd)\b\.?/g;

/**
 * Fewest letters of `query` that must be changed, added, dropped or swapped to make it `name` or a beginning of `name`;
 * `limit + 1` as soon as it is more than `limit`.
 */
export const typingErrors = (query: string, name: string, limit: number): number => {
  const width = Math.min(name.length, query.length + limit);
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= query.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = query[i - 1] === name[j - 1] ? 0 : 1;
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && query[i - 1] === name[j - 2] && query[i - 2] === name[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(limit + 1, ...row);
};

/** A list made ready for many searches. */
export type DesaIndex<T extends DesaEntry> = readonly {
  readonly desa: T;
  readonly name: string;
  readonly kecamatan: string;
  readonly aliases: readonly string[];
}[];

export const indexDesa = <T extends DesaEntry>(all: readonly T[]): DesaIndex<T> =>
  all.map((desa) => ({
    desa,
    name: squash(desa.name),
    kecamatan: squash(desa.kecamatanName),
    aliases: desa.aliases.map(squash),
  }));

type Entry = DesaIndex<DesaEntry>[number];

/** 0 = no match; more is better. The name of the desa counts before its kecamatan's. */
const asWritten = (query: string, words: readonly string[], { name, kecamatan, aliases }: Entry): number => {
  if (query === name) return 100;
  if (query.startsWith(name) && kecamatan.startsWith(query.slice(name.length))) return 98;
  if (name.startsWith(query)) return 90;
  if (words.length > 1 && words.every((word) => name.startsWith(word) || kecamatan.startsWith(word))) return 80;
  if (aliases.some((alias) => alias.startsWith(query))) return 75;
  if (query.length >= 3 && name.includes(query)) return 70;
  return query.length >= 3 && kecamatan.startsWith(query) ? 40 : 0;
};

const withMistakes = (query: string, { name, kecamatan, aliases }: Entry): number => {
  const limit = query.length >= 8 ? 2 : query.length >= 4 ? 1 : 0;
  if (limit === 0) return 0;
  const errors = Math.min(...[name, name + kecamatan, ...aliases].map((one) => typingErrors(query, one, limit)));
  if (errors <= limit) return 60 - 5 * errors;
  return typingErrors(query, kecamatan, limit) <= limit ? 20 : 0;
};

/**
 * The desa that `text` may mean, best first, at most `first`. Spaces, hyphens and case do not matter; typing mistakes are
 * looked for only when nothing matches as it is written.
 */
export const findDesa = <T extends DesaEntry>(index: DesaIndex<T>, text: string, first: number): T[] => {
  const bare = text.slice(0, 100).toLowerCase();
  const useful = squash(bare.replace(FILLERS, ' ')) === '' ? bare : bare.replace(FILLERS, ' ');
  const query = squash(useful);
  if (query === '') return [];
  const words = useful
    .split(/[^\p{L}\p{N}]+/u)
    .map(squash)
    .filter(Boolean);
  const scored = (score: (entry: Entry) => number) =>
    index.map((entry) => ({ desa: entry.desa, score: score(entry) })).filter((found) => found.score > 0);
  const exact = scored((entry) => asWritten(query, words, entry));
  return (exact.length > 0 ? exact : scored((entry) => withMistakes(query, entry)))
    .sort(
      (a, b) =>
        b.score - a.score || a.desa.name.localeCompare(b.desa.name, 'id') || (a.desa.code < b.desa.code ? -1 : 1),
    )
    .slice(0, first)
    .map(({ desa }) => desa);
};
