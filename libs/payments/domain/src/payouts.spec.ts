import { isProblem, rupiah } from '@lapak/kernel';
import fc from 'fast-check';
import { readBankAccount } from './bank-account.js';
import { type BankTransfer, readBankResult, writeBankFile } from './bank-file.js';
import { readCsv, writeCsv } from './csv.js';
import { BATCH_MOVES, BATCH_STATES, batchMoves, decideResult, nextBatchState, PAYOUT_STATES } from './payout-state.js';
import { DUE_ACCOUNTS, payoutPaid, payoutSent, sumOf, undone } from './postings.js';

const transfer: BankTransfer = {
  reference: 'CAIR-1-1',
  bankCode: '129',
  number: '0101234567',
  holder: 'Ni Luh Dewi',
  amount: rupiah(150_000),
};
const amounts = new Map([
  ['CAIR-1-1', rupiah(150_000)],
  ['CAIR-1-2', rupiah(20_000)],
]);

test('the bank file says whom, where and how much, and is the same every time', () => {
  const file = writeBankFile('CAIR-1', [transfer]);
  expect(file).toBe(
    '\uFEFFreferensi,kode_bank,bank,nomor_rekening,nama,jumlah,berita\r\n' +
      'CAIR-1-1,129,BPD Bali,0101234567,Ni Luh Dewi,150000,CAIR-1 CAIR-1-1\r\n',
  );
  expect(writeBankFile('CAIR-1', [transfer])).toBe(file);
});

test.each(['=1+1', '+62', '-5', '@sum', '\tx', '=HYPERLINK("http://x","y")'])(
  'a cell that a spreadsheet would run is shown as text: %s',
  (text) => {
    const [[first]] = readCsv(writeCsv([[text, 'b']])) as [[string]];
    expect(first.startsWith("'")).toBe(true);
  },
);

test('what is written is read again, whatever it holds; an amount stays a number', () => {
  const plain = fc.string().filter((text) => text === text.trim() && !/[\r\uFEFF\u0000]|^[=+\-@\t]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1, maxLength: 4 }), (rows) => {
      const all = [['kolom', 'lain'], ...rows.map(([a, b]) => [`x${a}`, b])];
      expect(readCsv(writeCsv(all))).toEqual(all);
    }),
  );
  expect(writeCsv([[-5_000]])).toContain('-5000');
});

test('a result is read with commas or semicolons, in both languages, with the amount or without', () => {
  expect(
    readBankResult('referensi,status,alasan\nCAIR-1-1,Berhasil,\nCAIR-1-2,gagal,rekening tutup\n', amounts),
  ).toEqual([
    { reference: 'CAIR-1-1', told: 'paid', reason: null },
    { reference: 'CAIR-1-2', told: 'failed', reason: 'rekening tutup' },
  ]);
  expect(readBankResult('\uFEFFReference;Status;Amount\r\nCAIR-1-2;paid;"20.000"\r\n', amounts)).toEqual([
    { reference: 'CAIR-1-2', told: 'paid', reason: null },
  ]);
});

test.each([
  ['an unknown transfer', 'referensi,status\nCAIR-9-9,berhasil', 'Baris 2'],
  ['another amount', 'referensi,status,jumlah\nCAIR-1-1,berhasil,150001', 'seharusnya 150000'],
  ['a word that is no status', 'referensi,status\nCAIR-1-1,mungkin', 'berhasil atau gagal'],
  ['a failure without a reason', 'referensi,status,alasan\nCAIR-1-1,gagal,', 'alasan'],
  ['one transfer twice', 'referensi,status\nCAIR-1-1,berhasil\nCAIR-1-1,berhasil', 'Baris 3'],
  ['no columns', 'a,b\n1,2', 'referensi'],
  ['nothing', '', 'tabel'],
  ['a quote that never ends', 'referensi,status\n"CAIR-1-1,berhasil', 'tabel'],
  ['another encoding', 'referensi,status\nCAIR-1-1,ber\uFFFDhasil', 'UTF-8'],
  ['a whole book', 'x'.repeat(2_000_001), 'besar'],
])('a result with %s is refused whole, in words', (_what, text, words) => {
  const read = readBankResult(text, amounts);
  expect(isProblem(read) && read.say('id')).toContain(words);
});

test('an account is kept as digits, and a name that is none is refused', () => {
  const good = { bankCode: '129', number: '010-123 4567', holder: 'I Made O’Dana'.replace('’', "'") };
  expect(readBankAccount(good)).toEqual({ ...good, number: '0101234567' });
  for (const over of [
    { bankCode: '999' },
    { number: '12' },
    { number: '=1+1+1+1' },
    { holder: '=cmd()' },
    { holder: '' },
  ])
    expect(readBankAccount({ ...good, ...over })).toMatchObject({ kind: 'InvalidInput' });
});

test('what is with the bank is never dropped, and only what was approved goes there', () => {
  expect(nextBatchState('built', 'export')).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(nextBatchState('exported', 'drop')).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(nextBatchState('settled', 'drop')).toMatchObject({ kind: 'MoveNotAllowed' });
  expect(nextBatchState('exported', 'export')).toBe('exported');
  expect(BATCH_STATES.filter((state) => batchMoves(state).includes('drop'))).toEqual(['built', 'approved']);
  expect(new Set(BATCH_MOVES.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(BATCH_STATES));
});

test('what failed is never paid by a late word; what was paid may come back', () => {
  expect(PAYOUT_STATES.filter((state) => decideResult(state, 'paid') === 'move')).toEqual(['sent']);
  expect(PAYOUT_STATES.filter((state) => decideResult(state, 'failed') === 'move')).toEqual(['sent', 'paid']);
  expect(decideResult('failed', 'paid')).toBe('refuse');
});

test('a payout turns exactly what it pays, account by account, and back when it fails', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 3, maxLength: 3 }), (sums) => {
      const owed = DUE_ACCOUNTS.map((account, i) => ({ account, amount: rupiah(sums[i]!) }));
      const sent = payoutSent('s', owed);
      for (const posting of [sent, undone(sent), payoutPaid(rupiah(5))]) expect(sumOf(posting)).toBe(0);
      for (const { account, amount } of owed)
        expect(sumOf(sent.filter((entry) => entry.account === account)) + amount).toBe(0);
    }),
  );
});
