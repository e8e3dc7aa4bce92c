import { type Locale, MoveNotAllowed, Problem } from '@lapak/kernel';

/**
 * The life of a batch of payouts. What was exported is with the bank: it is never dropped, only its result ends it. The
 * same batch is exported as often as anybody asks, and is the same file.
 */
export const BATCH_MOVES = [
  { from: 'built', move: 'approve', to: 'approved' },
  { from: 'built', move: 'drop', to: 'dropped' },
  { from: 'approved', move: 'drop', to: 'dropped' },
  { from: 'approved', move: 'export', to: 'exported' },
  { from: 'exported', move: 'export', to: 'exported' },
  { from: 'settled', move: 'export', to: 'settled' },
  { from: 'exported', move: 'settle', to: 'settled' },
] as const satisfies readonly { from: string; move: string; to: string }[];
export type BatchMove = (typeof BATCH_MOVES)[number]['move'];
export type BatchState = (typeof BATCH_MOVES)[number]['from' | 'to'];
export const BATCH_STATES = ['built', 'approved', 'exported', 'settled', 'dropped'] as const satisfies BatchState[];

/** Where `move` leads; MoveNotAllowed when the table has no such row. */
export const nextBatchState = (state: BatchState, move: BatchMove): BatchState | MoveNotAllowed =>
  BATCH_MOVES.find((row) => row.from === state && row.move === move)?.to ?? new MoveNotAllowed(state, move, 'staff');
export const batchMoves = (state: BatchState): BatchMove[] =>
  BATCH_MOVES.filter((row) => row.from === state).map(({ move }) => move);

/** `waiting` in its batch, `sent` to the bank, then `paid` or `failed`; `dropped` with its batch. */
export const PAYOUT_STATES = ['waiting', 'sent', 'paid', 'failed', 'dropped'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/**
 * What a bank's word does to a payout. It goes forward; the one way back is from paid to failed, since banks return
 * money. What failed is free for the next payout, so it can never be paid by a late word.
 */
export const decideResult = (state: PayoutState, told: 'paid' | 'failed'): 'stay' | 'move' | 'refuse' => {
  if (state === told) return 'stay';
  if (state === 'sent' || (state === 'paid' && told === 'failed')) return 'move';
  return 'refuse';
};

/** No shop has anything to be paid now: nothing past its complaint window, or no account that may be paid. */
export class NothingToPay extends Problem {
  readonly kind = 'NothingToPay';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Belum ada yang bisa dicairkan: masa komplain belum lewat, saldo masih di bawah batas, atau rekening toko belum siap.'
      : 'There is nothing to pay out now: complaint windows are open, balances are below the minimum, or no account is ready.';
  }
}
