import type { Locale } from '@lapak/kernel';
import { localeHere } from '@lapak/web';
import { en } from './en.js';
import { id } from './id.js';

/** Every sentence of the staff's screens. Indonesian is the pattern; a language that lacks a key does not compile. */
export type Words = typeof id;

const words: Readonly<Record<Locale, Words>> = { id, en };

export const wordsHere = (): Words => words[localeHere()];
