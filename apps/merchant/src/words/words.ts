import type { Locale } from '@lapak/kernel';
import { localeHere } from '@lapak/web';
import { en } from './en.js';
import { id } from './id.js';

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

/** Every sentence of the merchant's screens. Indonesian is the pattern; a language that lacks a key does not compile. */
export type Words = Widen<typeof id>;

const all: Readonly<Record<Locale, Words>> = { id, en };

/** The sentences in the language of this page, which holds until it is loaded anew. */
export const t: Words = all[localeHere()];
