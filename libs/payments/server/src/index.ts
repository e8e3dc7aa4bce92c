import { PaymentEntity, ProviderCommandEntity, ProviderEventEntity, RefundEntity } from './payment.entity.js';

export { APPLY_EVENT, ReceiveWebhook } from './receive-webhook.js';
export { ApplyProviderEvent } from './apply-provider-event.js';
export { CallProvider } from './call-provider.js';
export { onOrderMoved, onOrdersPlaced, onOrdersUnfulfillable } from './hear-orders.js';
export { type Broken, checkInvariants, INVARIANTS } from './invariants.js';
export { BadSignature, GATEWAYS, type Gateways, type PaymentGateway } from './payment-gateway.js';
export { PaymentsModule } from './payments.module.js';
export { CALL_PROVIDER } from './refund-order.js';
export { RefreshPayment } from './refresh-payment.js';
export { StartPayment } from './start-payment.js';
export { SweepPayments } from './sweep-payments.js';
export const paymentsEntities = [PaymentEntity, RefundEntity, ProviderCommandEntity, ProviderEventEntity];
