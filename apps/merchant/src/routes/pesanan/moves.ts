import type { OrderMove, ShopOrderRowFragment } from '../../gql/graphql.js';
import { t } from '../../words/words.js';

/** The moves of a merchant, the likeliest first. `pay` and `expire` are the system's own. */
export const MOVES = [
  { move: 'accept', needs: 'nothing', weight: 'main' },
  { move: 'mark_ready', needs: 'nothing', weight: 'main' },
  { move: 'hand_over', needs: 'code', weight: 'main' },
  { move: 'ship', needs: 'parcel', weight: 'main' },
  { move: 'deliver', needs: 'nothing', weight: 'main' },
  { move: 'complete', needs: 'nothing', weight: 'main' },
  { move: 'refuse_at_door', needs: 'reason', weight: 'against' },
  { move: 'refuse', needs: 'reason', weight: 'against' },
  { move: 'cancel', needs: 'reason', weight: 'against' },
] as const satisfies readonly {
  move: OrderMove;
  needs: 'nothing' | 'code' | 'parcel' | 'reason';
  weight: 'main' | 'against';
}[];

export type MerchantMove = (typeof MOVES)[number];
type Facts = Pick<ShopOrderRowFragment, 'availableMoves' | 'paymentMethod' | 'paid'>;

/** What the server offers for this order, in our order. */
export const movesOf = (order: Pick<Facts, 'availableMoves'>): MerchantMove[] =>
  MOVES.filter(({ move }) => order.availableMoves.includes(move));

/** Cash changes hands together with the goods. */
export const takesCash = (order: Pick<Facts, 'paymentMethod' | 'paid'>, move: OrderMove): boolean =>
  order.paymentMethod === 'cod' && !order.paid && (move === 'deliver' || move === 'hand_over');

export const moveLabel = (order: Facts, move: MerchantMove['move']): string =>
  move === 'deliver' && takesCash(order, move) ? t.order.moves.deliverCash : t.order.moves[move];

export type ReasonedMove = Extract<MerchantMove, { needs: 'reason' }>['move'];

/** Reasons to choose from; own words are as good. */
export const reasonsFor = (move: ReasonedMove): string[] => t.order.reasons[move].split('|');

export const consequenceOf = (move: ReasonedMove): string =>
  ({ refuse: t.order.refuseText, cancel: t.order.cancelText, refuse_at_door: t.order.atDoorText })[move];
