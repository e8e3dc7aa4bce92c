import { AreasModule } from '@lapak/areas-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { OrdersModule } from '@lapak/orders-server';
import { CONFIG, type Config } from '@lapak/platform';
import { Module } from '@nestjs/common';
import { ApplyProviderEvent } from './apply-provider-event.js';
import { CallProvider } from './call-provider.js';
import { CancelLines } from './cancel-lines.js';
import { CheckProviders } from './check-providers.js';
import { CodGateway } from './cod-gateway.js';
import { DecideRefundProposal } from './decide-refund-proposal.js';
import { GiveBack } from './give-back.js';
import { GATEWAYS, type Gateways } from './payment-gateway.js';
import { PaymentsResolver, PurchasePaymentResolver } from './payments.resolver.js';
import { ReceiveWebhook } from './receive-webhook.js';
import { RefreshPayment } from './refresh-payment.js';
import { RefundByOfficer } from './refund-by-officer.js';
import { OrderMoneyResolver, RefundsResolver, ShopOrderMoneyResolver } from './refunds.resolver.js';
import { StartPayment } from './start-payment.js';
import { StripeGateway } from './stripe-gateway.js';
import { SweepPayments } from './sweep-payments.js';

const gateways = {
  provide: GATEWAYS,
  inject: [CONFIG],
  useFactory: (config: Config): Gateways => ({
    cod: new CodGateway(),
    ...(config.stripe && { stripe: new StripeGateway(config.stripe, config.production) }),
  }),
};

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
];
const resolvers = [
  ...[PaymentsResolver, PurchasePaymentResolver],
  ...[RefundsResolver, OrderMoneyResolver, ShopOrderMoneyResolver],
];

@Module({
  imports: [AreasModule, MerchantsModule, OrdersModule],
  providers: [gateways, ...useCases, ...resolvers],
  exports: [gateways, ...useCases],
})
export class PaymentsModule {}
