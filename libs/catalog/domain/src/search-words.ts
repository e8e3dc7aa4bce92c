/** Words of a search, ready for the index: at most eight, lower case, plain letters and digits. */
const MOST_WORDS = 8;
const LONGEST_QUERY = 120;

// They stand in every second description and tell products apart no more.
const EMPTY = new Set([
  'dan',
  'atau',
  'untuk',
  'di',
  'dari',
  'yang',
  'ke',
  'dengan',
  'the',
  'and',
  'or',
  'of',
  'for',
  'from',
  'with',
  'in',
  'a',
]);

/** What a person typed, as words; [] when nothing in it can be searched. */
export const searchWords = (query: string): string[] => {
  const words = query
    .slice(0, LONGEST_QUERY)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !EMPTY.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MOST_WORDS).map((word) => word.slice(0, 40));
};

/** Whether a fruitless search may be kept for staff: nothing that could be somebody's number or address. */
export const mayBeLogged = (words: readonly string[]): boolean =>
  !words.some((word) => /\d{4}/.test(word)) && words.join('').length >= 3;
