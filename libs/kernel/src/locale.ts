export const LOCALES = ['id', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
/** The same words in every language of the product. */
export type Words = Readonly<Record<Locale, string>>;

/** The first supported language of an Accept-Language header or a cookie's value; Indonesian when there is none. */
export const asLocale = (text: string | null | undefined): Locale => {
  for (const part of (text ?? '').toLowerCase().split(',')) {
    const tag = part.trim().split(/[-;]/)[0];
    if (tag === 'id' || tag === 'en') return tag;
  }
  return 'id';
};
