import { AccountsModule } from '@lapak/accounts-server';
import { AreasModule } from '@lapak/areas-server';
import { CatalogModule } from '@lapak/catalog-server';
import { DeliveryModule } from '@lapak/delivery-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { Module } from '@nestjs/common';
import { AcceptBasketChanges } from './accept-basket-changes.js';
import { BasketResolver, OutOfStockResolver, PriceChangeResolver, ProductGoneResolver } from './basket.resolver.js';
import { BasketOwners } from './basket-owner.js';
import { CancelOrderLines } from './cancel-lines.js';
import { ChangeBasket } from './change-basket.js';
import { CheckoutResolver } from './checkout.resolver.js';
import { PreviewCheckout } from './checkout-preview.js';
import { MoveOrder } from './move-order.js';
import { MyPurchases } from './my-purchases.js';
import { OrderClock } from './order-clock.js';
import { OrderMoves } from './order-moves.js';
import { OrderTelling } from './order-telling.js';
import { OrdersResolver, PurchasesResolver } from './orders.resolver.js';
import { PlaceOrder } from './place-order.js';
import { ReadBasket } from './read-basket.js';
import { ReadPurchase } from './read-purchase.js';
import { SettleCapture } from './settle-capture.js';
import { ShopOrders } from './shop-orders.js';
import { ShopOrderCountsResolver, ShopOrdersResolver } from './shop-orders.resolver.js';
import { SweepBaskets } from './sweep-baskets.js';
import { SweepOrders } from './sweep-orders.js';

const useCases = [
  AcceptBasketChanges,
  BasketOwners,
  CancelOrderLines,
  ChangeBasket,
  MoveOrder,
  MyPurchases,
  OrderClock,
  OrderMoves,
  OrderTelling,
  PlaceOrder,
  PreviewCheckout,
  ReadBasket,
  ReadPurchase,
  SettleCapture,
  ShopOrders,
  SweepBaskets,
  SweepOrders,
];
const resolvers = [
  ...[BasketResolver, CheckoutResolver, OutOfStockResolver, PriceChangeResolver, ProductGoneResolver],
  ...[OrdersResolver, PurchasesResolver, ShopOrdersResolver, ShopOrderCountsResolver],
];

@Module({
  imports: [AccountsModule, AreasModule, MerchantsModule, CatalogModule, DeliveryModule],
  providers: [...useCases, ...resolvers],
  exports: useCases,
})
export class OrdersModule {}
