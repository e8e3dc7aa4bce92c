import type { Locale } from '@lapak/kernel';
import { en } from './en.js';
import { id } from './id.js';

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

/** Every sentence of the public pages. Indonesian is the pattern; a language that lacks a key does not compile. */
export type Words = Widen<typeof id>;

export const words: Readonly<Record<Locale, Words>> = { id, en };
