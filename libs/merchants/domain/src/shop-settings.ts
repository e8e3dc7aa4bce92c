import { cleanText, daysBetween, type FieldFault, InvalidInput, type LocalDate } from '@lapak/kernel';
import type { Shop } from './shop.js';

export interface SettingsInput {
  readonly hours?: { readonly open: string; readonly close: string; readonly days: readonly number[] } | null;
  readonly closedFrom?: LocalDate | null;
  readonly closedUntil?: LocalDate | null;
  readonly closedNote?: string | null;
  readonly codEnabled: boolean;
}

export type Settings = Pick<
  Shop,
  'opens' | 'closes' | 'openDays' | 'closedFrom' | 'closedUntil' | 'closedNote' | 'codEnabled'
>;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const LONGEST_CLOSURE_DAYS = 180;

const hoursFaults = (hours: NonNullable<SettingsInput['hours']>): FieldFault[] => {
  const faults: FieldFault[] = [];
  if (!CLOCK.test(hours.open) || !CLOCK.test(hours.close) || hours.open >= hours.close) {
    faults.push({
      field: 'hours',
      words: {
        id: 'Jam buka harus sebelum jam tutup, misalnya 08:00 sampai 17:00.',
        en: 'Opening comes before closing, e.g. 08:00 to 17:00.',
      },
    });
  }
  const days = new Set(hours.days);
  if (
    days.size === 0 ||
    days.size !== hours.days.length ||
    [...days].some((d) => !Number.isInteger(d) || d < 1 || d > 7)
  ) {
    faults.push({
      field: 'hours.days',
      words: { id: 'Pilih hari buka, paling sedikit satu.', en: 'Choose the open days, at least one.' },
    });
  }
  return faults;
};

const closureFaults = ({ closedFrom, closedUntil }: SettingsInput, today: LocalDate): FieldFault[] => {
  if (!closedUntil) {
    return closedFrom
      ? [{ field: 'closedUntil', words: { id: 'Tulis kapan toko buka lagi.', en: 'Say when the shop opens again.' } }]
      : [];
  }
  const from = closedFrom ?? today;
  if (closedUntil <= from || closedUntil <= today) {
    return [
      {
        field: 'closedUntil',
        words: {
          id: 'Tanggal buka lagi harus setelah tanggal tutup dan setelah hari ini.',
          en: 'The day of re-opening must be after the closing day and after today.',
        },
      },
    ];
  }
  if (daysBetween(today, closedUntil) > LONGEST_CLOSURE_DAYS) {
    return [
      {
        field: 'closedUntil',
        words: {
          id: `Paling lama tutup ${LONGEST_CLOSURE_DAYS} hari ke depan.`,
          en: `At most ${LONGEST_CLOSURE_DAYS} days ahead.`,
        },
      },
    ];
  }
  return [];
};

/** The settings as they are kept, or one sentence per field. */
export const readSettings = (input: SettingsInput, today: LocalDate): Settings | InvalidInput => {
  const note = cleanText(input.closedNote ?? '', { max: 300 });
  const faults = [
    ...(input.hours ? hoursFaults(input.hours) : []),
    ...closureFaults(input, today),
    ...(note === null
      ? [
          {
            field: 'closedNote',
            words: { id: 'Catatan paling banyak 300 huruf biasa.', en: 'A note has at most 300 plain characters.' },
          },
        ]
      : []),
  ];
  if (faults.length > 0) return new InvalidInput(faults);
  const until = input.closedUntil ?? null;
  return {
    opens: input.hours?.open ?? null,
    closes: input.hours?.close ?? null,
    openDays: input.hours ? [...input.hours.days].sort((a, b) => a - b) : null,
    closedFrom: until && (input.closedFrom ?? today),
    closedUntil: until,
    closedNote: until ? note || null : null,
    codEnabled: input.codEnabled,
  };
};
