import type { PaymentSnapshot } from '@lapak/payments-domain';
import {
  BadSignature,
  type PaymentGateway,
  type ProviderMessage,
  type RefundSnapshot,
  type Start,
} from './payment-gateway.js';

const unable = (): never => {
  throw new Error('cash has no provider');
};

/** Cash at the door: nothing to start, nothing to ask; an order is paid when its merchant hands it over. */
export class CodGateway implements PaymentGateway {
  readonly code = 'cod';
  readonly can = { redirect: false, refund: 'none', delayed: true } as const;

  async start(): Promise<Start> {
    return { kind: 'none' };
  }
  async read(): Promise<PaymentSnapshot> {
    return {
      state: 'pending',
      amount: null,
      currency: 'idr',
      paymentId: null,
      intent: null,
      charge: null,
      settlement: null,
    };
  }
  async cancel(): Promise<void> {
    // nothing was opened anywhere
  }
  async refund(): Promise<RefundSnapshot> {
    return unable();
  }
  async readRefund(): Promise<RefundSnapshot> {
    return unable();
  }
  verify(): ProviderMessage {
    throw new BadSignature('cash sends no messages');
  }
  async messagesSince(): Promise<ProviderMessage[]> {
    return [];
  }
}
