import { invalid, type InvalidInput, type LocalDate, type Words } from '@lapak/kernel';

/** What a number is compared with: the regency's and province's digits (5108, 51) and the day. */
export interface FormatContext {
  readonly regencyDigits: string;
  readonly provinceDigits: string;
  readonly today: LocalDate;
}

interface Format {
  /** The number in its one written form, or the sentence that says what is wrong. */
  read(text: string): string | InvalidInput;
  /** Odd but possible: said to the applicant and the officer, never refused. */
  warn(text: string, context: FormatContext): Words | null;
}

const bare = (text: string): string => text.toUpperCase().replace(/[\s.\-\u2010-\u2015/]/g, '');

/** Business number of OSS: 13 digits, no public checksum. Issued to repeated or counting digits: never seen. */
const NIB: Format = {
  read: (text) =>
    /^\d{13}$/.test(bare(text))
      ? bare(text)
      : invalid(
          'text',
          'NIB terdiri dari 13 angka. Periksa lagi di oss.go.id.',
          'A NIB has 13 digits. Please check it on oss.go.id.',
        ),
  warn: (text) =>
    /^(\d)\1{12}$/.test(text) || '01234567890123456789'.includes(text)
      ? {
          id: 'NIB ini tampak seperti angka contoh. Periksa di OSS.',
          en: 'This NIB looks like a sample number. Check it in OSS.',
        }
      : null,
};

/** ABBCCCCDDEEEE-YY: CCCC the regency that issued it, YY the year it expires (BPOM 22/2018). */
const PIRT: Format = {
  read: (text) => {
    const digits = bare(text).replace(/^P?IRT(NO)?/, '');
    if (/^\d{15}$/.test(digits)) return `${digits.slice(0, 13)}-${digits.slice(13)}`;
    return invalid(
      'text',
      'Nomor P-IRT terdiri dari 15 angka, misalnya 2105108010001-31.',
      'A P-IRT number has 15 digits, e.g. 2105108010001-31.',
    );
  },
  warn: (text, { regencyDigits, today }) => {
    if (2000 + Number(text.slice(14)) < Number(today.slice(0, 4))) {
      return { id: 'Masa berlaku P-IRT ini tampaknya sudah lewat.', en: 'This P-IRT seems to have expired.' };
    }
    return text.slice(3, 7) === regencyDigits
      ? null
      : { id: 'P-IRT ini diterbitkan di kabupaten lain.', en: 'This P-IRT was issued in another regency.' };
  },
};

/** ID + 17 digits: province (2), ..., month and year of issue (MMYY). A KH number is the decree, not the certificate. */
const HALAL: Format = {
  read: (text) => {
    const number = bare(text);
    if (number.startsWith('KH')) {
      return invalid(
        'text',
        'Nomor KH adalah ketetapan halal. Yang diperlukan nomor sertifikat, berawalan ID.',
        'A KH number is the halal decree. Please give the certificate number, which starts with ID.',
      );
    }
    return /^ID\d{17}$/.test(number)
      ? number
      : invalid(
          'text',
          'Nomor sertifikat halal berawalan ID dan 17 angka, misalnya ID51110019402520824.',
          'A halal certificate number is ID and 17 digits, e.g. ID51110019402520824.',
        );
  },
  warn: (text, { provinceDigits, today }) => {
    const month = Number(text.slice(-4, -2));
    const year = 2000 + Number(text.slice(-2));
    if (month < 1 || month > 12 || `${year}-${text.slice(-4, -2)}` > today.slice(0, 7)) {
      return {
        id: 'Bulan dan tahun terbit pada nomor halal ini tidak mungkin.',
        en: 'The month and year of issue in this halal number are not possible.',
      };
    }
    return text.slice(2, 4) === provinceDigits
      ? null
      : {
          id: 'Sertifikat halal ini diterbitkan di provinsi lain.',
          en: 'This halal certificate was issued in another province.',
        };
  },
};

const FORMATS: Readonly<Record<string, Format>> = { nib: NIB, pirt: PIRT, halal: HALAL };

/** The text of requirement `key` in its one written form; a number that cannot be right is refused. */
export const readNumber = (key: string, text: string): string | InvalidInput => FORMATS[key]?.read(text) ?? text;

/** What looks odd about a text that was accepted; null when nothing does. */
export const oddity = (key: string, text: string | null, context: FormatContext): Words | null =>
  text === null ? null : (FORMATS[key]?.warn(text, context) ?? null);
