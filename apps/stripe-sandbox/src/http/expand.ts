import type { Kind } from '../store/objects.js';
import type { Work } from '../store/work.js';
import { seenAt } from '../stripe/balance.js';
import { invalid } from './refusal.js';

/** Which fields of which object can be asked for in full, and what they hold. */
const EXPANDABLE: Readonly<Record<string, Readonly<Record<string, Kind | 'included' | 'nothing'>>>> = {
  'checkout.session': {
    payment_intent: 'payment_intent',
    line_items: 'included',
    customer: 'nothing',
    invoice: 'nothing',
    subscription: 'nothing',
    setup_intent: 'nothing',
  },
  payment_intent: { latest_charge: 'charge', customer: 'nothing', payment_method: 'nothing', review: 'nothing' },
  charge: {
    balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    refunds: 'included',
    customer: 'nothing',
    review: 'nothing',
  },
  refund: {
    charge: 'charge',
    payment_intent: 'payment_intent',
    balance_transaction: 'balance_transaction',
    failure_balance_transaction: 'balance_transaction',
  },
  balance_transaction: { source: 'charge' },
  dispute: { charge: 'charge', payment_intent: 'payment_intent' },
  'radar.early_fraud_warning': { charge: 'charge', payment_intent: 'payment_intent' },
  transfer: {
    balance_transaction: 'balance_transaction',
    source_transaction: 'charge',
    reversals: 'included',
    destination: 'nothing',
    destination_payment: 'nothing',
  },
  transfer_reversal: {
    balance_transaction: 'balance_transaction',
    transfer: 'transfer',
    destination_payment_refund: 'nothing',
    source_refund: 'nothing',
  },
  payout: {
    balance_transaction: 'balance_transaction',
    failure_balance_transaction: 'balance_transaction',
    destination: 'nothing',
  },
};
/** The source of a balance transaction, by the prefix of its id; a charge when it is none of these. */
const SOURCES: Readonly<Record<string, Kind>> = {
  re: 'refund',
  tr: 'transfer',
  trr: 'transfer_reversal',
  po: 'payout',
  dp: 'dispute',
};
const DEEPEST = 4;

type Thing = { [field: string]: unknown };
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists that are part of an object only when asked for. */
async function included(work: Work, field: string, owner: string): Promise<object> {
  const [kind, url] =
    field === 'line_items'
      ? (['item', `/v1/checkout/sessions/${owner}/line_items`] as const)
      : (['refund', `/v1/refunds?charge=${owner}`] as const);
  const rows = await work.objects.list(kind, { limit: 10 }, {}, owner, kind === 'item');
  return { object: 'list', data: rows.slice(0, 10), has_more: rows.length > 10, url };
}

async function load(work: Work, kind: Kind, id: string): Promise<object> {
  const actual = kind === 'charge' ? (SOURCES[id.split('_')[0] ?? ''] ?? kind) : kind;
  const body = (await work.objects.find(actual, id))?.body;
  if (!body) throw new Error(`${id} is referred to and not kept`);
  return body.object === 'balance_transaction' ? seenAt(body, work.seconds) : body;
}

async function follow(work: Work, thing: Thing, path: readonly string[], whole: string): Promise<void> {
  const [field, ...rest] = path;
  if (field === undefined) return;
  if (thing['object'] === 'list' && field === 'data') {
    for (const one of thing['data'] as Thing[]) await follow(work, one, rest, whole);
    return;
  }
  const what = EXPANDABLE[String(thing['object'])]?.[field];
  if (!what) throw invalid(`This property cannot be expanded (${whole}).`, { param: 'expand' });
  const value = thing[field];
  if (what === 'included') thing[field] ??= await included(work, field, String(thing['id']));
  else if (what !== 'nothing' && typeof value === 'string') thing[field] = await load(work, what, value);
  if (isThing(thing[field])) await follow(work, thing[field], rest, whole);
}

/** A copy of `answer` with the objects on the paths in place of their ids. @throws Refusal for a path that leads nowhere */
export async function expand(work: Work, answer: object, paths: readonly string[]): Promise<object> {
  if (paths.length === 0) return answer;
  const copy = structuredClone(answer) as Thing;
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > DEEPEST)
      throw invalid(`You cannot expand more than ${DEEPEST} levels of a property (${path}).`, { param: 'expand' });
    await follow(work, copy, parts, path);
  }
  return copy;
}
