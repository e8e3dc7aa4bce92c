import { rupiah } from '@lapak/kernel';
import type { PaymentSnapshot } from './payment-state.js';

/** A provider's word that all is paid. A test names only what it is about. */
export const aSnapshot = (over: Partial<PaymentSnapshot> = {}): PaymentSnapshot => ({
  ref: 'cs_1',
  state: 'paid',
  amount: rupiah(139_000),
  currency: 'idr',
  paymentId: 'p1',
  intent: 'pi_1',
  charge: 'ch_1',
  settlement: null,
  ...over,
});
