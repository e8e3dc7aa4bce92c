import { type FieldFault, InvalidInput, parseRupiah, type Rupiah } from '@lapak/kernel';
import { bankName } from './bank-account.js';
import { readCsv, writeCsv } from './csv.js';

/** One transfer to a merchant as the bank needs it. */
export interface BankTransfer {
  /** Ours, printed on both statements: the bank's result names it. */
  readonly reference: string;
  readonly bankCode: string;
  readonly number: string;
  readonly holder: string;
  readonly amount: Rupiah;
}
const HEAD = ['referensi', 'kode_bank', 'bank', 'nomor_rekening', 'nama', 'jumlah', 'berita'];

/** The file that an officer uploads at the bank: the same transfers are the same bytes. */
export const writeBankFile = (batchCode: string, transfers: readonly BankTransfer[]): string =>
  writeCsv([
    HEAD,
    ...transfers.map(({ reference, bankCode, number, holder, amount }) => [
      ...[reference, bankCode, bankName(bankCode), number, holder],
      ...[amount, `${batchCode} ${reference}`],
    ]),
  ]);

export interface BankResult {
  readonly reference: string;
  readonly told: 'paid' | 'failed';
  readonly reason: string | null;
}
const PAID = ['berhasil', 'sukses', 'paid', 'success'];
const FAILED = ['gagal', 'ditolak', 'failed', 'rejected'];
const COLUMNS = { reference: ['referensi', 'reference'], status: ['status'], amount: ['jumlah', 'amount'] } as const;
const REASON = ['alasan', 'keterangan', 'reason'];
const MAX_BYTES = 2_000_000;
const SHOWN_FAULTS = 20;

const fault = (line: number, id: string, en: string): FieldFault => ({
  field: `csv.${line}`,
  words: { id: `Baris ${line}: ${id}`, en: `Line ${line}: ${en}` },
});
const whole = (id: string, en: string): InvalidInput => new InvalidInput([{ field: 'csv', words: { id, en } }]);

const tableOf = (text: string): string[][] | InvalidInput => {
  if (text.length > MAX_BYTES) return whole('Berkas terlalu besar.', 'The file is too large.');
  if (text.includes('\uFFFD') || text.includes('\u0000'))
    return whole(
      'Berkas ini bukan UTF-8. Simpan lagi sebagai “CSV UTF-8”, lalu unggah.',
      'The file is not UTF-8. Save it again as “CSV UTF-8” and upload it.',
    );
  const rows = readCsv(text);
  if (!rows || rows.length < 2)
    return whole(
      'Berkas ini tidak berisi tabel. Baris pertama: referensi, status, alasan.',
      'The file holds no table. Its first line is: reference, status, reason.',
    );
  return rows;
};

interface Place {
  readonly reference: number;
  readonly status: number;
  readonly amount: number;
  readonly reason: number;
}
const placesIn = (head: readonly string[]): Place | InvalidInput => {
  const at = (names: readonly string[]): number => head.findIndex((name) => names.includes(name.toLowerCase()));
  const place = {
    reference: at(COLUMNS.reference),
    status: at(COLUMNS.status),
    amount: at(COLUMNS.amount),
    reason: at(REASON),
  };
  if (place.reference >= 0 && place.status >= 0) return place;
  return whole('Kolom “referensi” dan “status” harus ada.', 'The columns “reference” and “status” are needed.');
};

/** @returns what the line tells, or what is wrong with it. */
const readLine = (
  row: readonly string[],
  place: Place,
  line: number,
  amounts: ReadonlyMap<string, Rupiah>,
): BankResult | FieldFault => {
  const [reference = '', status = ''] = [row[place.reference], row[place.status]?.toLowerCase()];
  const expected = amounts.get(reference);
  if (expected === undefined)
    return fault(line, `“${reference}” tidak ada di batch ini.`, `“${reference}” is not in this batch.`);
  const told = PAID.includes(status) ? 'paid' : FAILED.includes(status) ? 'failed' : null;
  if (!told)
    return fault(line, `status “${status}” tidak dikenal; tulis berhasil atau gagal.`, `“${status}” is no status.`);
  const amount = place.amount >= 0 ? (row[place.amount] ?? '') : '';
  if (amount !== '' && parseRupiah(amount) !== expected)
    return fault(line, `jumlahnya ${amount}, seharusnya ${expected}.`, `it says ${amount}, it should be ${expected}.`);
  const reason = (place.reason >= 0 ? (row[place.reason] ?? '') : '').slice(0, 200);
  if (told === 'failed' && reason === '') return fault(line, 'tulis alasan gagalnya.', 'a failure needs its reason.');
  return { reference, told, reason: told === 'failed' ? reason : null };
};

/**
 * Reads a bank's result, all of it or nothing: each line names a transfer of the batch once, and says paid or failed.
 * Transfers that are not named are still with the bank.
 * @param amounts of the batch by reference; a column of amounts, when there is one, must agree
 */
export const readBankResult = (text: string, amounts: ReadonlyMap<string, Rupiah>): BankResult[] | InvalidInput => {
  const rows = tableOf(text);
  if (rows instanceof InvalidInput) return rows;
  const place = placesIn(rows[0]!);
  if (place instanceof InvalidInput) return place;
  const results: BankResult[] = [];
  const faults: FieldFault[] = [];
  rows.slice(1).forEach((row, i) => {
    const read = readLine(row, place, i + 2, amounts);
    if ('field' in read) faults.push(read);
    else if (results.some(({ reference }) => reference === read.reference))
      faults.push(fault(i + 2, `“${read.reference}” sudah ada di atas.`, `“${read.reference}” stands above already.`));
    else results.push(read);
  });
  return faults.length > 0 ? new InvalidInput(faults.slice(0, SHOWN_FAULTS)) : results;
};
