import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http/body.js';
import { invalid, Refusal } from '../http/refusal.js';
import type { Kind } from '../store/objects.js';
import { DELIVERY_MODES, FAULT_KINDS } from '../store/settings.js';
import { CAPABILITY_STATES } from '../stripe/account-state.js';
import { DISPUTE_REASONS } from '../stripe/dispute-charge.js';
import type { Control } from './control.js';

type Body = Record<string, unknown>;
type Handler = (control: Control, body: Body, id: string) => Promise<unknown>;

const word = <W extends string>(body: Body, name: string, words: readonly W[], fallback?: W): W => {
  const value = body[name] ?? fallback;
  if (words.includes(value as W)) return value as W;
  throw invalid(`${name} must be one of ${words.join(', ')}`, { param: name });
};
const number = (body: Body, name: string, fallback: number | undefined, min: number, max: number): number => {
  const value = body[name] ?? fallback;
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw invalid(`${name} must be a number from ${min} to ${max}`, { param: name });
};
const text = (body: Body, name: string, fallback: string): string => {
  const value = body[name] ?? fallback;
  if (typeof value === 'string') return value;
  throw invalid(`${name} must be text`, { param: name });
};
const truth = (body: Body, name: string): boolean => {
  if (typeof body[name] === 'boolean') return body[name];
  throw invalid(`${name} must be true or false`, { param: name });
};
const kind = (id: string): Kind =>
  word({ kind: id }, 'kind', [
    'checkout.session',
    'item',
    'payment_intent',
    'charge',
    'refund',
    'balance_transaction',
    'dispute',
    'transfer',
    'transfer_reversal',
    'v2.core.account',
  ] as const);

const MONTH = 31 * 86_400;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET state': async (control) => control.settings,
  'PUT delivery': (control, body) =>
    control.deliver(
      word(body, 'mode', DELIVERY_MODES),
      number(body, 'late_ms', control.settings.lateMs, 0, MONTH * 1000),
    ),
  'POST faults': (control, body) =>
    control.fault({
      kind: word(body, 'kind', FAULT_KINDS),
      when: word(body, 'when', ['before', 'after'] as const, 'before'),
      times: number(body, 'times', 1, 1, 1000),
      match: text(body, 'match', ''),
      hangMs: number(body, 'hang_ms', 30_000, 0, 600_000),
    }),
  'DELETE faults': (control) => control.clearFaults(),
  'PUT settlement': (control, body) => control.settlement(word(body, 'currency', ['idr', 'sgd'] as const)),
  'POST advance': (control, body) => control.advance(number(body, 'seconds', undefined, 1, MONTH)),
  'POST idle': async (control, body) => ({ idle: await control.idle(number(body, 'patience_ms', 10_000, 0, 60_000)) }),
  'POST reset': (control) => control.reset(),
  'GET deliveries': (control) => control.deliveries(200),
  'GET objects/:id': (control, _body, id) => control.objects(kind(id), 100),
  'POST sessions/:id/pay': (control, body, id) => control.pay(id, text(body, 'card', '4242424242424242')),
  'POST payment_intents/:id/authenticate': (control, body, id) => control.authenticate(id, truth(body, 'approved')),
  'POST payment_intents/:id/resolve': (control, body, id) => control.resolve(id, truth(body, 'arrived')),
  'PUT accounts/:id/capability': (control, body, id) => control.capability(id, word(body, 'state', CAPABILITY_STATES)),
  'POST accounts/:id/pay_out': (control, _body, id) => control.payOut(id),
  'POST accounts/:id/deauthorize': (control, _body, id) => control.deauthorize(id),
  'GET payouts': (control) => control.payouts(100),
  'POST payouts/:id/fail': (control, _body, id) => control.failPayout(id),
  'POST charges/:id/dispute': (control, body, id) =>
    control.dispute(id, word(body, 'reason', DISPUTE_REASONS, 'fraudulent')),
  'POST charges/:id/warn': (control, _body, id) => control.warn(id),
  'POST disputes/:id/decide': (control, body, id) => control.decide(id, truth(body, 'won')),
  'POST events/:id/resend': async (control, _body, id) => ({ sent: await control.resend(id) }),
};

function find(method: string, path: string): { handler: Handler; id: string } {
  const parts = path.split('/');
  const id = parts[1] ?? '';
  const name = [parts[0], ...(parts.length > 1 ? [':id'] : []), ...parts.slice(2)].join('/');
  const handler = HANDLERS[`${method} ${name}`];
  if (!handler)
    throw new Refusal(
      404,
      'invalid_request_error',
      `No control ${method} ${path}. There are: ${Object.keys(HANDLERS).join('; ')}`,
    );
  return { handler, id };
}

function parse(raw: string): Body {
  if (raw === '') return {};
  try {
    const body: unknown = JSON.parse(raw);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // falls through to the refusal
  }
  throw invalid('The body must be a JSON object.');
}

/** /_sandbox/api/...: the switches of the page for programs, JSON in and out. */
export async function serveControlApi(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? control.settings, null, 2));
  };
  try {
    const { handler, id } = find(request.method ?? 'GET', path);
    send(200, await handler(control, parse(await readBody(request)), id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    send(error.status, error.body());
  }
}
