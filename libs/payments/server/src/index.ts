import { IncidentEntity } from './incident.entity.js';
import {
  PaymentEntity,
  ProviderCommandEntity,
  ProviderEventEntity,
  RefundEntity,
  RefundProposalEntity,
} from './payment.entity.js';
import { PayoutBatchEntity, PayoutEntity, ShopBankAccountEntity } from './payout.entity.js';

export { ApplyProviderEvent } from './apply-provider-event.js';
export { CancelLines } from './cancel-lines.js';
export { BuildPayoutBatch } from './build-payout-batch.js';
export { CallProvider } from './call-provider.js';
export { CheckProviders } from './check-providers.js';
export { DecidePayoutBatch } from './decide-payout-batch.js';
export { DecideRefundProposal } from './decide-refund-proposal.js';
export { ExportPayoutBatch } from './export-payout-batch.js';
export { ExportStatement } from './export-statement.js';
export { HoldPayout, holdPayout, releasePayout } from './hold-payout.js';
export { onOrderMoved, onOrdersPlaced, onOrdersUnfulfillable } from './hear-orders.js';
export { type Broken, checkInvariants, type Invariant, INVARIANTS } from './invariants.js';
export { BadSignature, GATEWAYS, type Gateways, type PaymentGateway, ProviderUnavailable } from './payment-gateway.js';
export { PaymentsModule } from './payments.module.js';
export { CALL_PROVIDER } from './provider-command.js';
export { APPLY_EVENT, ReceiveWebhook } from './receive-webhook.js';
export { ReadShopMoney } from './read-shop-money.js';
export { RefreshPayment } from './refresh-payment.js';
export { RefundByOfficer } from './refund-by-officer.js';
export { refundOrder, type RefundWish } from './refund-order.js';
export { SetBankAccount } from './set-bank-account.js';
export { SettlePayouts } from './settle-payouts.js';
export { StartPayment } from './start-payment.js';
export { SweepPayments } from './sweep-payments.js';
export { WatchInvariants } from './watch-invariants.js';
export const paymentsEntities = [
  ...[PaymentEntity, RefundEntity, RefundProposalEntity, ProviderCommandEntity, ProviderEventEntity],
  ...[ShopBankAccountEntity, PayoutBatchEntity, PayoutEntity, IncidentEntity],
];
