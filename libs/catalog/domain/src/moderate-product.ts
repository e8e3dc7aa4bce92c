import { cleanText, type Id, invalid, type InvalidInput, MoveNotAllowed, type Words } from '@lapak/kernel';
import { afterMove, type ProductState } from './product-state.js';

export const MODERATION_DECISIONS = ['publish', 'needs_fix', 'reject', 'take_down'] as const;
export type ModerationDecision = (typeof MODERATION_DECISIONS)[number];

/** A curator decided about a product. The instant is ISO 8601. */
export interface ProductModerated {
  readonly type: 'catalog.product-moderated';
  readonly productId: Id<'Product'>;
  readonly shopId: Id<'Shop'>;
  readonly title: Words;
  readonly state: ProductState;
  readonly reason: string | null;
  readonly at: string;
}

/** What a curator's decision makes of a product: whoever is sent back or refused is told why, in 5 to 300 letters. */
export const moderateProduct = (
  from: ProductState,
  decision: ModerationDecision,
  reason: string | null,
): { state: ProductState; reason: string | null } | InvalidInput | MoveNotAllowed => {
  const state = afterMove(from, decision, 'curator');
  if (!state) return new MoveNotAllowed(from, decision, 'curator');
  if (decision === 'publish') return { state, reason: null };
  const told = cleanText(reason ?? '', { min: 5, max: 300, lines: true });
  return told === null
    ? invalid(
        'reason',
        'Tulis alasannya untuk penjual, 5 sampai 300 huruf.',
        'Tell the merchant why, in 5 to 300 letters.',
      )
    : { state, reason: told };
};
