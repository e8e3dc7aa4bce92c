import { cleanText, type FieldFault, InvalidInput } from '@lapak/kernel';

/** Banks by the code that transfers use (Bank Indonesia's list of participants). */
export const BANKS = [
  { code: '129', name: 'BPD Bali' },
  { code: '002', name: 'BRI' },
  { code: '008', name: 'Mandiri' },
  { code: '009', name: 'BNI' },
  { code: '014', name: 'BCA' },
  { code: '451', name: 'BSI' },
  { code: '200', name: 'BTN' },
  { code: '022', name: 'CIMB Niaga' },
  { code: '011', name: 'Danamon' },
  { code: '013', name: 'Permata' },
  { code: '426', name: 'Bank Mega' },
  { code: '535', name: 'SeaBank' },
  { code: '542', name: 'Bank Jago' },
] as const;
export const bankName = (code: string): string => BANKS.find((bank) => bank.code === code)?.name ?? code;

export interface BankAccountInput {
  readonly bankCode: string;
  readonly number: string;
  readonly holder: string;
}

/** @returns the account as it is kept, digits alone; or one sentence per field. */
export const readBankAccount = (input: BankAccountInput): BankAccountInput | InvalidInput => {
  const faults: FieldFault[] = [];
  const wrong = (field: string, id: string, en: string): void => void faults.push({ field, words: { id, en } });
  const number = input.number.replace(/[\s.-]/g, '');
  const holder = cleanText(input.holder, { min: 3, max: 70 });
  if (!BANKS.some(({ code }) => code === input.bankCode))
    wrong('bankCode', 'Pilih bank dari daftar.', 'Choose a bank from the list.');
  if (!/^\d{6,20}$/.test(number))
    wrong('number', 'Nomor rekening terdiri dari 6 sampai 20 angka.', 'An account number has 6 to 20 digits.');
  // As banks print names: letters, and what stands between them. So it cannot be a formula in anybody's spreadsheet.
  if (holder === null || !/^\p{L}[\p{L}\p{M}\d .,'/-]*$/u.test(holder))
    wrong(
      'holder',
      'Tulis nama pemilik seperti di buku tabungan, 3 sampai 70 huruf.',
      'Enter the holder’s name as the bank writes it, 3 to 70 letters.',
    );
  return faults.length > 0 ? new InvalidInput(faults) : { bankCode: input.bankCode, number, holder: holder! };
};
