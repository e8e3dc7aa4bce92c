import {
  PaymentEntity,
  ProviderCommandEntity,
  ProviderEventEntity,
  RefundEntity,
  RefundProposalEntity,
} from './payment.entity.js';

export { ApplyProviderEvent } from './apply-provider-event.js';
export { CancelLines } from './cancel-lines.js';
export { CallProvider } from './call-provider.js';
export { CheckProviders } from './check-providers.js';
export { DecideRefundProposal } from './decide-refund-proposal.js';
export { onOrderMoved, onOrdersPlaced, onOrdersUnfulfillable } from './hear-orders.js';
export { type Broken, checkInvariants, type Invariant, INVARIANTS } from './invariants.js';
export { BadSignature, GATEWAYS, type Gateways, type PaymentGateway, ProviderUnavailable } from './payment-gateway.js';
export { PaymentsModule } from './payments.module.js';
export { CALL_PROVIDER } from './provider-command.js';
export { APPLY_EVENT, ReceiveWebhook } from './receive-webhook.js';
export { RefreshPayment } from './refresh-payment.js';
export { RefundByOfficer } from './refund-by-officer.js';
export { refundOrder, type RefundWish } from './refund-order.js';
export { StartPayment } from './start-payment.js';
export { SweepPayments } from './sweep-payments.js';
export const paymentsEntities = [
  PaymentEntity,
  RefundEntity,
  RefundProposalEntity,
  ProviderCommandEntity,
  ProviderEventEntity,
];
