import { asLocale, type Locale } from '@lapak/kernel';

/** The same cookie that the public pages and the API read. */
const COOKIE = 'lapak_locale';
const YEAR_SECONDS = 31_536_000;

const kept = (): string | undefined =>
  typeof document === 'undefined' ? undefined : new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(document.cookie)?.[1];

let here: Locale | undefined;

/** The language of this page, from its start to its end: the server's sentences in the cache are in it too. */
export const localeHere = (): Locale => (here ??= asLocale(kept()));

/** Whether somebody has chosen a language in this browser. */
export const isLocaleChosen = (): boolean => kept() !== undefined;

/** Keeps the choice and loads the page anew in the other language. */
export const changeLocale = (next: Locale): void => {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
  location.reload();
};
