import type { Rupiah } from '@lapak/kernel';

/** What a provider says of a payment, in our words. */
export type ProviderState = 'pending' | 'requires_action' | 'processing' | 'paid' | 'failed' | 'expired' | 'canceled';

/**
 * The life of a payment; it only goes forward. `failed` here is the end of the provider's page, not a declined try: a
 * declined card leaves the page open and the payment pending.
 */
export const PAYMENT_MOVES = [
  { from: 'pending', to: 'processing', on: 'processing' },
  { from: 'pending', to: 'paid', on: 'paid' },
  { from: 'pending', to: 'failed', on: 'failed' },
  { from: 'pending', to: 'expired', on: 'expired' },
  { from: 'pending', to: 'canceled', on: 'canceled' },
  { from: 'processing', to: 'paid', on: 'paid' },
  { from: 'processing', to: 'failed', on: 'failed' },
  // Money that arrives after the end is still money: it is taken, then given an order or given back.
  { from: 'expired', to: 'paid', on: 'paid' },
  { from: 'canceled', to: 'paid', on: 'paid' },
  { from: 'failed', to: 'paid', on: 'paid' },
  // Cash, when the parcel is handed over.
  { from: 'due_on_delivery', to: 'paid', on: 'paid' },
  { from: 'due_on_delivery', to: 'canceled', on: 'canceled' },
] as const satisfies readonly { from: string; to: string; on: ProviderState }[];

type Row = (typeof PAYMENT_MOVES)[number];
/** `quarantined`: amount, currency or owner did not match; a person looks at it, and it never counts as paid. */
export type PaymentState = Row['from'] | Row['to'] | 'quarantined';

/** What money is in the provider's own books, in the minor unit of the currency it settles in. */
export interface Settlement {
  readonly amount: number;
  /** Lower case, `sgd`. */
  readonly currency: string;
  /** What the provider keeps of it. */
  readonly fee: number;
}

/** What the provider's object says at the moment of asking. */
export interface PaymentSnapshot {
  /** The provider's name of what was asked about. */
  readonly ref: string;
  readonly state: ProviderState;
  /** What was asked for, or received once it is paid. Null when that is not whole rupiah. */
  readonly amount: Rupiah | null;
  /** Lower case, `idr`. */
  readonly currency: string;
  /** Our payment's id as the provider carries it. */
  readonly paymentId: string | null;
  readonly intent: string | null;
  readonly charge: string | null;
  /** Null until the provider knows. */
  readonly settlement: Settlement | null;
}

export type PaymentDecision =
  | { readonly kind: 'stay' }
  | { readonly kind: 'move'; readonly to: PaymentState }
  | { readonly kind: 'quarantine'; readonly trouble: string };

const troubleOf = (payment: { id: string; amount: Rupiah }, snapshot: PaymentSnapshot): string | null => {
  if (snapshot.paymentId !== payment.id) return 'belongs to another payment';
  if (snapshot.currency !== 'idr') return `paid in ${snapshot.currency}`;
  if (snapshot.amount === null) return 'paid a fraction of a rupiah';
  if (snapshot.amount !== payment.amount) return `paid ${snapshot.amount} for ${payment.amount}`;
  return null;
};

/** Decides what a provider's snapshot does to a payment. Told twice, or out of order, it changes nothing the second time. */
export const decidePayment = (
  payment: { readonly id: string; readonly amount: Rupiah; readonly state: PaymentState },
  snapshot: PaymentSnapshot,
): PaymentDecision => {
  const row = PAYMENT_MOVES.find((move) => move.from === payment.state && move.on === snapshot.state);
  if (!row) return { kind: 'stay' };
  const trouble = troubleOf(payment, snapshot);
  if (trouble === null) return { kind: 'move', to: row.to };
  // Without money there is nothing to guard, and nothing that a stranger's object should end.
  return row.to === 'paid' || row.to === 'processing' ? { kind: 'quarantine', trouble } : { kind: 'stay' };
};
