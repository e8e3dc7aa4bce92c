import { LIST_FIELDS, listObjects } from '../http/lists.js';
import { missingObject } from '../http/refusal.js';
import { type Route, route } from '../http/route.js';
import { text } from '../http/shape.js';
import { readBalance, seenAt } from './balance.js';

const FOR_ACCOUNTS = { forAccounts: true };

/** /v1/charges, /v1/balance, /v1/balance_transactions: read only; charges come from payments. */
export const moneyRoutes: readonly Route[] = [
  route(
    'GET',
    '/v1/charges',
    { ...LIST_FIELDS, payment_intent: text(), transfer_group: text() },
    ({ work, input }) => {
      const { payment_intent, transfer_group } = input;
      return listObjects(work, 'charge', input, '/v1/charges', { like: { payment_intent, transfer_group } });
    },
    FOR_ACCOUNTS,
  ),
  route(
    'GET',
    '/v1/charges/:id',
    {},
    async ({ work, id }) => {
      const kept = await work.objects.find('charge', id);
      if (!kept) throw missingObject('charge', id);
      return kept.body;
    },
    FOR_ACCOUNTS,
  ),
  route('GET', '/v1/balance', {}, ({ work }) => readBalance(work), FOR_ACCOUNTS),
  route(
    'GET',
    '/v1/balance_transactions',
    { ...LIST_FIELDS, type: text(), source: text(), currency: text(3) },
    async ({ work, input }) => {
      const { type, source, currency } = input;
      const page = await listObjects(work, 'balance_transaction', input, '/v1/balance_transactions', {
        like: { type, source, currency },
      });
      return { ...page, data: page.data.map((one) => seenAt(one, work.seconds)) };
    },
    FOR_ACCOUNTS,
  ),
  route(
    'GET',
    '/v1/balance_transactions/:id',
    {},
    async ({ work, id }) => {
      const kept = await work.objects.find('balance_transaction', id);
      if (!kept) throw missingObject('balance_transaction', id);
      return seenAt(kept.body, work.seconds);
    },
    FOR_ACCOUNTS,
  ),
];
