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
  text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '');

const FILLERS = /\b(desa|ds|kelurahan|kel|kecamatan|kec|banjar dinas|bd)\b\.?/g;

/** How many letters must be changed, added, dropped or swapped; `limit + 1` as soon as it is more than `limit`. */
export const typingErrors = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length]!;
};

const allowed = (query: string): number => (query.length >= 8 ? 2 : query.length >= 4 ? 1 : 0);

/** Fewest typing errors of `query` against `name` or a beginning of it. */
const nearness = (query: string, name: string): number => {
  const limit = allowed(query);
  let best = limit + 1;
  for (let length = query.length - limit; length <= query.length + limit; length++)
    if (length > 0 && length <= name.length) best = Math.min(best, typingErrors(query, name.slice(0, length), limit));
  return best;
};

/** 0 = no match; more is better. The name of the desa counts before its kecamatan's, an exact word before a near one. */
const scoreOf = (query: string, words: readonly string[], desa: DesaEntry): number => {
  const name = squash(desa.name);
  const kecamatan = squash(desa.kecamatanName);
  const aliases = desa.aliases.map(squash);
  if (query === name) return 100;
  if (query.startsWith(name) && kecamatan.startsWith(query.slice(name.length))) return 98;
  if (name.startsWith(query)) return 90;
  if (words.length > 1 && words.every((word) => name.startsWith(word) || kecamatan.startsWith(word))) return 80;
  if (aliases.some((alias) => alias.startsWith(query))) return 75;
  if (query.length >= 3 && name.includes(query)) return 70;
  const limit = allowed(query);
  const errors = Math.min(nearness(query, name), nearness(query, name + kecamatan), ...aliases.map((alias) => nearness(query, alias)));
  if (limit > 0 && errors <= limit) return 60 - 5 * errors;
  if (query.length >= 3 && kecamatan.startsWith(query)) return 40;
  return limit > 0 && nearness(query, kecamatan) <= limit ? 20 : 0;
};

/** The desa that `text` may mean, best first, at most `first`. Spaces, hyphens, case and small mistakes do not matter. */
export const findDesa = <T extends DesaEntry>(all: readonly T[], text: string, first: number): T[] => {
  const bare = text.slice(0, 100).toLowerCase();
  const useful = squash(bare.replace(FILLERS, ' ')) === '' ? bare : bare.replace(FILLERS, ' ');
  const query = squash(useful);
  if (query === '') return [];
  const words = useful.split(/[^\p{L}\p{N}]+/u).map(squash).filter(Boolean);
  return all
    .map((desa) => ({ desa, score: scoreOf(query, words, desa) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.desa.name.localeCompare(b.desa.name, 'id') || (a.desa.code < b.desa.code ? -1 : 1))
    .slice(0, first)
    .map(({ desa }) => desa);
};
