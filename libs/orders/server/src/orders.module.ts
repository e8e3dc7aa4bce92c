import { AccountsModule } from '@lapak/accounts-server';
import { AreasModule } from '@lapak/areas-server';
import { CatalogModule } from '@lapak/catalog-server';
import { DeliveryModule } from '@lapak/delivery-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { Module } from '@nestjs/common';
import { AcceptBasketChanges } from './accept-basket-changes.js';
import { BasketOwners } from './basket-owner.js';
import { BasketResolver, OutOfStockResolver, PriceChangeResolver, ProductGoneResolver } from './basket.resolver.js';
import { ChangeBasket } from './change-basket.js';
import { PreviewCheckout } from './checkout-preview.js';
import { CheckoutResolver } from './checkout.resolver.js';
import { OrderClock } from './order-clock.js';
import { PlaceOrder } from './place-order.js';
import { ReadBasket } from './read-basket.js';
import { SweepBaskets } from './sweep-baskets.js';

const useCases = [
  AcceptBasketChanges,
  BasketOwners,
  ChangeBasket,
  OrderClock,
  PlaceOrder,
  PreviewCheckout,
  ReadBasket,
  SweepBaskets,
];
const resolvers = [BasketResolver, CheckoutResolver, OutOfStockResolver, PriceChangeResolver, ProductGoneResolver];

@Module({
  imports: [AccountsModule, AreasModule, MerchantsModule, CatalogModule, DeliveryModule],
  providers: [...useCases, ...resolvers],
  exports: useCases,
})
export class OrdersModule {}
