import { onPasswordResetRequested, onSecurityChanged } from './on-account-news.js';
import { onCaseMoved } from './on-case-moved.js';
import { onOrderMoved } from './on-order-moved.js';
import { onOrderReminded } from './on-order-reminded.js';
import { onOrdersPlaced } from './on-orders-placed.js';
import { onOrdersUnfulfillable } from './on-orders-unfulfillable.js';
import { onPaymentRefunded } from './on-payment-refunded.js';
import { onProductModerated } from './on-product-moderated.js';

/** For the one map of the news, apps/api/src/subscriptions.ts. */
export const noticeListeners = {
  caseMoved: onCaseMoved,
  productModerated: onProductModerated,
  ordersPlaced: onOrdersPlaced,
  orderMoved: onOrderMoved,
  orderReminded: onOrderReminded,
  ordersUnfulfillable: onOrdersUnfulfillable,
  paymentRefunded: onPaymentRefunded,
  passwordResetRequested: onPasswordResetRequested,
  securityChanged: onSecurityChanged,
} as const;
