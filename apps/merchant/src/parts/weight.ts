/** What a person typed as a weight: `280`, `280 g`, `1,5 kg`, `1.200`. Whole grams, or null when it is not clear. */
export const parseGrams = (text: string): number | null => {
  const bare = text.trim().toLowerCase().replace(/\s+/g, '');
  const kilos = /^(\d{1,3})(?:[.,](\d{1,3}))?(?:kg|kilo)$/.exec(bare);
  if (kilos) return Number(kilos[1]) * 1000 + Number((kilos[2] ?? '').padEnd(3, '0'));
  const grams = /^(\d{1,3}(?:\.\d{3})+|\d{1,6})(?:g|gr|gram)?$/.exec(bare);
  return grams ? Number(grams[1]!.replaceAll('.', '')) : null;
};

/** What a person typed as a number of things: `24`, `1.200`. Null when it is not clear. */
export const parseCount = (text: string): number | null => {
  const bare = text.trim();
  return /^(\d{1,3}(\.\d{3})+|\d{1,7})$/.test(bare) ? Number(bare.replaceAll('.', '')) : null;
};
