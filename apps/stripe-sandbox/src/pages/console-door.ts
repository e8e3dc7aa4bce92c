import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Control } from '../control/control.js';
import { readBody } from '../http/body.js';
import { invalid } from '../http/refusal.js';
import { DELIVERY_MODES, type DeliveryMode, FAULT_KINDS, type FaultKind } from '../store/settings.js';
import { CAPABILITY_STATES } from '../stripe/account-state.js';
import { consolePage } from './console-page.js';
import { redirect, sendPage } from './page.js';

const number = (form: URLSearchParams, name: string, min: number, max: number): number => {
  const value = Number((form.get(name) ?? '').replace(',', '.'));
  if (Number.isFinite(value) && value >= min && value <= max) return value;
  throw invalid(`${name} must be a number from ${min} to ${max}`, { param: name });
};
const word = <W extends string>(form: URLSearchParams, name: string, words: readonly W[]): W => {
  const value = form.get(name) as W;
  if (words.includes(value)) return value;
  throw invalid(`${name} must be one of ${words.join(', ')}`, { param: name });
};

const ACTIONS: Readonly<Record<string, (control: Control, form: URLSearchParams) => Promise<unknown>>> = {
  delivery: (control, form) =>
    control.deliver(word<DeliveryMode>(form, 'mode', DELIVERY_MODES), number(form, 'late', 0, 86_400) * 1000),
  advance: (control, form) => control.advance(number(form, 'hours', 0.001, 24 * 31) * 3600),
  fault: (control, form) =>
    control.fault({
      kind: word<FaultKind>(form, 'kind', FAULT_KINDS),
      when: word(form, 'when', ['before', 'after'] as const),
      times: number(form, 'times', 1, 1000),
      match: form.get('match') ?? '',
    }),
  'clear-faults': (control) => control.clearFaults(),
  settlement: (control, form) => control.settlement(word(form, 'currency', ['idr', 'sgd'] as const)),
  expire: (control, form) => control.expire(form.get('id') ?? ''),
  resolve: (control, form) => control.resolve(form.get('id') ?? '', form.get('arrived') === 'yes'),
  dispute: (control, form) => control.dispute(form.get('id') ?? ''),
  decide: (control, form) => control.decide(form.get('id') ?? '', form.get('won') === 'yes'),
  warn: (control, form) => control.warn(form.get('id') ?? ''),
  capability: (control, form) => control.capability(form.get('id') ?? '', word(form, 'state', CAPABILITY_STATES)),
  'pay-out': (control, form) => control.payOut(form.get('id') ?? ''),
  deauthorize: (control, form) => control.deauthorize(form.get('id') ?? ''),
  'fail-payout': (control, form) => control.failPayout(form.get('id') ?? ''),
  resend: (control, form) => control.resend(form.get('id') ?? ''),
};

/** /_sandbox: the switches and what exists, for people. */
export async function serveConsole(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    return sendPage(response, 200, {
      title: 'Stripe tiruan',
      tongue: 'id',
      wide: true,
      body: await consolePage(control),
    });
  }
  const form = new URLSearchParams(await readBody(request));
  const action = ACTIONS[form.get('do') ?? ''];
  if (!action) throw invalid('There is no such button.');
  await action(control, form);
  redirect(response, '/_sandbox');
}
