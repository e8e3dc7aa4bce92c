import type { AccountEvent } from '@lapak/accounts-domain';
import type { CaseMoved } from '@lapak/cases-domain';
import type { ProductModerated } from '@lapak/catalog-domain';
import { onShopStateChanged as relistProducts } from '@lapak/catalog-server';
import { tellTheWall } from '@lapak/insight-server';
import type { ShopStateChanged } from '@lapak/merchants-domain';
import { noticeListeners as notices } from '@lapak/notices-server';
import type { OrderEvent } from '@lapak/orders-domain';
import { onPaymentCaptured } from '@lapak/orders-server';
import type { PaymentEvent } from '@lapak/payments-domain';
import { onOrderMoved, onOrdersPlaced, onOrdersUnfulfillable } from '@lapak/payments-server';
import type { SubscriptionsTo } from '@lapak/platform';

type News = AccountEvent | CaseMoved | ShopStateChanged | ProductModerated | OrderEvent | PaymentEvent;

/** Who hears what: the one map of everything that happens "later". An event without a row does not compile. */
export const subscriptions: SubscriptionsTo<News> = {
  'accounts.password-reset-requested': [notices.passwordResetRequested],
  'accounts.security-changed': [notices.securityChanged],
  'cases.moved': [notices.caseMoved, tellTheWall],
  'merchants.shop-state-changed': [relistProducts, tellTheWall],
  'catalog.product-moderated': [notices.productModerated],
  'orders.placed': [onOrdersPlaced, notices.ordersPlaced],
  'orders.moved': [onOrderMoved, notices.orderMoved],
  'orders.unfulfillable': [onOrdersUnfulfillable, notices.ordersUnfulfillable],
  'orders.reminded': [notices.orderReminded],
  'payments.captured': [onPaymentCaptured],
  'payments.refunded': [notices.paymentRefunded],
  'payments.failed': [],
  'payments.payout-settled': [],
  'payments.bank-account-changed': [],
};
