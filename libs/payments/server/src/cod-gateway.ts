import type { PaymentSnapshot } from '@lapak/payments-domain';
import {
  BadSignature,
  type PaymentGateway,
  type ProviderMessage,
  type RefundCall,
  type RefundSnapshot,
  type Start,
} from './payment-gateway.js';

/** Cash at the door: nothing to start, nothing to ask; an order is paid when its merchant hands it over. */
export class CodGateway implements PaymentGateway {
  readonly code = 'cod';
  readonly can = { redirect: false, refund: 'none', delayed: true } as const;

  async start(): Promise<Start> {
    return { kind: 'none' };
  }
  async read(ref: string): Promise<PaymentSnapshot> {
    const unknown = { amount: null, paymentId: null, intent: null, charge: null, settlement: null };
    return { ...unknown, ref, state: 'pending', currency: 'idr' };
  }
  async cancel(): Promise<void> {
    // nothing was opened anywhere
  }
  /** Cash goes back from hand to hand, not through us. */
  async refund(call: RefundCall): Promise<RefundSnapshot> {
    const { refundId, amount } = call;
    const trouble = 'cash has no provider to give it back';
    return { ref: null, state: 'failed', trouble, refundId, amount, currency: 'idr', settlement: null };
  }
  async readRefund(ref: string): Promise<RefundSnapshot> {
    throw new Error(`cash has no refund ${ref}`);
  }
  async findRefund(): Promise<null> {
    return null;
  }
  verify(): ProviderMessage {
    throw new BadSignature('cash sends no messages');
  }
  async messagesSince(): Promise<ProviderMessage[]> {
    return [];
  }
  async check(): Promise<null> {
    return null;
  }
}
