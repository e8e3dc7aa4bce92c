import type { Locale, Words } from './locale.js';
import { Problem } from './problem.js';

export interface FieldFault {
  /** Path of the field in the input, e.g. `variants.0.price`. */
  readonly field: string;
  readonly words: Words;
}

/** What was sent cannot be accepted as it is; one sentence per field. */
export class InvalidInput extends Problem {
  readonly kind = 'InvalidInput';
  constructor(readonly faults: readonly FieldFault[]) {
    super();
  }
  /** Per field, as the contract shows them. */
  fieldsIn(locale: Locale): { field: string; message: string }[] {
    return this.faults.map(({ field, words }) => ({ field, message: words[locale] }));
  }
  get fields(): { field: string; message: string }[] {
    return this.fieldsIn('en');
  }
  say(locale: Locale): string {
    return this.faults.map((fault) => fault.words[locale]).join(' ');
  }
}

export const invalid = (field: string, id: string, en: string): InvalidInput =>
  new InvalidInput([{ field, words: { id, en } }]);

/** There is no such thing, or none that the caller may see: the answer is the same. */
export class NotFound extends Problem {
  readonly kind = 'NotFound';
  say(locale: Locale): string {
    return locale === 'id' ? 'Data tidak ditemukan.' : 'Nothing was found.';
  }
}

export class TooManyTries extends Problem {
  readonly kind = 'TooManyTries';
  constructor(readonly retryAfterSeconds: number) {
    super();
  }
  say(locale: Locale): string {
    const minutes = Math.max(1, Math.ceil(this.retryAfterSeconds / 60));
    return locale === 'id'
      ? `Terlalu banyak percobaan. Silakan coba lagi dalam ${minutes} menit.`
      : `Too many tries. Please try again in ${minutes} min.`;
  }
}

/** A state machine does not know this step from here, or not for this actor. */
export class MoveNotAllowed extends Problem {
  readonly kind = 'MoveNotAllowed';
  constructor(
    readonly state: string,
    readonly move: string,
    readonly by: string,
  ) {
    super();
  }
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Langkah ini tidak bisa dilakukan lagi karena statusnya sudah berubah. Muat ulang halaman untuk melihat keadaan terbaru.'
      : 'This step is no longer possible because the state has changed. Reload the page to see where it stands.';
  }
}
