import type { Route } from '../http/route.js';
import { accountLinks } from './account-links.js';
import { accounts } from './accounts.js';
import { checkoutSessions } from './checkout-sessions.js';
import { disputes } from './disputes.js';
import { eventRoutes } from './event-routes.js';
import { moneyRoutes } from './money-routes.js';
import { paymentIntents } from './payment-intents.js';
import { payouts } from './payouts.js';
import { refunds } from './refunds.js';
import { transfers } from './transfers.js';
import { webhookEndpoints } from './webhook-endpoints.js';

/** Every endpoint of Stripe's that the sandbox plays. */
export const ROUTES: readonly Route[] = [
  ...checkoutSessions,
  ...paymentIntents,
  ...moneyRoutes,
  ...refunds,
  ...disputes,
  ...accounts,
  ...accountLinks,
  ...transfers,
  ...payouts,
  ...eventRoutes,
  ...webhookEndpoints,
];
