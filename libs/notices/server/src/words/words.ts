import type { Facts, Kind } from '../facts.js';

/** What a language needs said in its own way. */
export interface Say {
  /** `25 Nov 2026, 14.00 WITA`. */
  readonly moment: (iso: string) => string;
  /** `Rp12.500`. */
  readonly money: (amount: number) => string;
}

export interface Told {
  /** Also the subject of a mail. */
  readonly title: string;
  /** One to three sentences; the last says who acts next. */
  readonly body: string;
  /** The words of the link. */
  readonly action: string;
}

export interface NoticeWords {
  readonly told: { readonly [K in Kind]: (facts: Facts[K], say: Say) => Told };
  /** How a letter begins. */
  readonly hello: (name: string) => string;
  /** For whoever has no account. */
  readonly guest: string;
  /** Why this letter came, and whom to ask. */
  readonly foot: (brand: string, help: string) => string;
}

/** What a person wrote, as the end of a sentence of ours. */
export const ended = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
