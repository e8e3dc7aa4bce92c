import { AreasModule } from '@lapak/areas-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { OrdersModule } from '@lapak/orders-server';
import { CONFIG, type Config } from '@lapak/platform';
import { Module } from '@nestjs/common';
import { ApplyProviderEvent } from './apply-provider-event.js';
import { BuildPayoutBatch } from './build-payout-batch.js';
import { CallProvider } from './call-provider.js';
import { CancelLines } from './cancel-lines.js';
import { CheckProviders } from './check-providers.js';
import { CodGateway } from './cod-gateway.js';
import { DecidePayoutBatch } from './decide-payout-batch.js';
import { DecideRefundProposal } from './decide-refund-proposal.js';
import { ExportPayoutBatch } from './export-payout-batch.js';
import { ExportStatement } from './export-statement.js';
import { GiveBack } from './give-back.js';
import { HoldPayout } from './hold-payout.js';
import { IncidentsResolver } from './incidents.resolver.js';
import { ManualPayouts, PAYOUTS } from './merchant-payouts.js';
import { GATEWAYS, type Gateways } from './payment-gateway.js';
import { PaymentsResolver, PurchasePaymentResolver } from './payments.resolver.js';
import { PayoutClock } from './payout-clock.js';
import { PayoutsResolver } from './payouts.resolver.js';
import { ReadShopMoney } from './read-shop-money.js';
import { ReceiveWebhook } from './receive-webhook.js';
import { RefreshPayment } from './refresh-payment.js';
import { RefundByOfficer } from './refund-by-officer.js';
import { OrderMoneyResolver, RefundsResolver, ShopOrderMoneyResolver } from './refunds.resolver.js';
import { SetBankAccount } from './set-bank-account.js';
import { SettlePayouts } from './settle-payouts.js';
import { ShopMoneyResolver } from './shop-money.resolver.js';
import { StartPayment } from './start-payment.js';
import { StripeGateway } from './stripe-gateway.js';
import { SweepPayments } from './sweep-payments.js';
import { WatchInvariants } from './watch-invariants.js';

const gateways = {
  provide: GATEWAYS,
  inject: [CONFIG],
  useFactory: (config: Config): Gateways => ({
    cod: new CodGateway(),
    ...(config.stripe && { stripe: new StripeGateway(config.stripe, config.production) }),
  }),
};

const payouts = { provide: PAYOUTS, useClass: ManualPayouts };

const useCases = [
  StartPayment,
  RefreshPayment,
  ReceiveWebhook,
  ApplyProviderEvent,
  CallProvider,
  SweepPayments,
  CheckProviders,
  GiveBack,
  RefundByOfficer,
  DecideRefundProposal,
  CancelLines,
  PayoutClock,
  SetBankAccount,
  BuildPayoutBatch,
  DecidePayoutBatch,
  ExportPayoutBatch,
  SettlePayouts,
  HoldPayout,
  ReadShopMoney,
  ExportStatement,
  WatchInvariants,
];
const resolvers = [
  ...[PaymentsResolver, PurchasePaymentResolver],
  ...[RefundsResolver, OrderMoneyResolver, ShopOrderMoneyResolver],
  ...[PayoutsResolver, ShopMoneyResolver, IncidentsResolver],
];

@Module({
  imports: [AreasModule, MerchantsModule, OrdersModule],
  providers: [gateways, payouts, ...useCases, ...resolvers],
  exports: [gateways, ...useCases],
})
export class PaymentsModule {}
