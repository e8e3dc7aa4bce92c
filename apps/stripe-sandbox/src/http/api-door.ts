import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../store/database.js';
import { newId } from '../store/new-id.js';
import type { Fault, Switches } from '../store/settings.js';
import { readBody } from './body.js';
import { readForm, UnreadableForm } from './form.js';
import { readJson } from './json.js';
import { type Answer, perform, refused } from './perform.js';
import { invalid, Refusal } from './refusal.js';
import { findRoute, type Route } from './route.js';

export interface ApiDoor {
  readonly database: Database;
  readonly routes: readonly Route[];
  readonly switches: Switches;
  readonly secretKey: string;
  /** Delivers what is due; awaited before the answer in the mode `early`. */
  readonly deliverNow: () => Promise<unknown>;
}

const sha = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(sha(a), sha(b));

function presentedKey(header: string | undefined): string | undefined {
  const [scheme, value] = header?.split(' ') ?? [];
  if (scheme === 'Bearer') return value;
  return scheme === 'Basic' && value ? Buffer.from(value, 'base64').toString('utf8').split(':')[0] : undefined;
}

function checkKey(request: IncomingMessage, secretKey: string): void {
  const key = presentedKey(request.headers.authorization);
  if (!key)
    throw new Refusal(
      401,
      'invalid_request_error',
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  if (!same(key, secretKey))
    throw new Refusal(401, 'invalid_request_error', `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`);
}

/** In whose name; v2 calls it the context. */
const accountIn = ({ headers }: IncomingMessage): string | undefined =>
  [headers['stripe-account'], headers['stripe-context']].find((one) => typeof one === 'string' && one !== '') as
    string | undefined;

function idempotencyKey(request: IncomingMessage): string | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  if (key.length > 255) throw invalid('Idempotency keys may be at most 255 characters long.');
  return key;
}

const FORM = 'application/x-www-form-urlencoded';

async function parameters(request: IncomingMessage, url: URL): Promise<ReturnType<typeof readForm>> {
  const wanted = url.pathname.startsWith('/v2/') ? 'application/json' : FORM;
  const type = request.headers['content-type'] ?? wanted;
  if (request.method === 'POST' && !type.startsWith(wanted))
    throw invalid(`Invalid request: this endpoint takes ${wanted}, not ${type}`);
  try {
    if (request.method !== 'POST') return readForm(url.search.slice(1));
    const body = await readBody(request);
    return wanted === FORM ? readForm(body) : readJson(body);
  } catch (error) {
    if (error instanceof UnreadableForm) throw invalid(error.message);
    throw error;
  }
}

const broken = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: JSON.stringify({
    error: {
      message,
      type: status === 429 || status === 409 ? 'invalid_request_error' : 'api_error',
      ...(status === 429 && { code: 'rate_limit' }),
    },
  }),
});

/** Plays a trouble. @returns the answer to give, or undefined when the connection was cut */
async function play(fault: Fault, response: ServerResponse): Promise<Answer | undefined> {
  if (fault.kind === 'html')
    return { status: 502, body: '<html><h1>502 Bad Gateway</h1></html>', headers: { 'content-type': 'text/html' } };
  if (fault.kind === 'timeout')
    await Promise.race([
      sleep(fault.hangMs, undefined, { ref: false }),
      new Promise((gone) => response.once('close', gone)),
    ]);
  if (fault.kind === 'timeout' || fault.kind === 'reset') {
    response.destroy();
    return undefined;
  }
  return broken(Number(fault.kind), `The sandbox plays ${fault.kind} (${fault.when} the effect).`);
}

function send(response: ServerResponse, requestId: string, answer: Answer, request: IncomingMessage): void {
  if (response.destroyed) return;
  const echo = (name: string) => (typeof request.headers[name] === 'string' ? { [name]: request.headers[name] } : {});
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    ...echo('stripe-version'),
    ...echo('idempotency-key'),
    ...answer.headers,
  });
  response.end(answer.body);
}

async function answerTo(door: ApiDoor, request: IncomingMessage, url: URL, id: string): Promise<Answer> {
  checkKey(request, door.secretKey);
  const method = request.method ?? 'GET';
  const found = findRoute(door.routes, method, url.pathname);
  if (!found)
    throw new Refusal(
      404,
      'invalid_request_error',
      `Unrecognized request URL (${method}: ${url.pathname}). The sandbox plays the endpoints its README lists.`,
    );
  const tree = await parameters(request, url);
  return perform(door.database, found.route, found.ids, {
    id,
    method,
    path: url.pathname,
    idempotencyKey: idempotencyKey(request),
    account: accountIn(request),
    tree,
  });
}

/** Answers one request to /v1 or /v2. */
export async function serveApi(
  door: ApiDoor,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const id = newId('req_', 14);
  const method = request.method ?? 'GET';
  const trouble = async (when: Fault['when']): Promise<Answer | 'cut' | undefined> => {
    const fault = await door.switches.takeFault(when, method, url.pathname);
    return fault && ((await play(fault, response)) ?? 'cut');
  };
  const before = await trouble('before');
  if (before) return before === 'cut' ? undefined : send(response, id, before, request);
  let answer: Answer;
  try {
    answer = await answerTo(door, request, url, id);
    if (door.switches.now.delivery === 'early' && method !== 'GET') await door.deliverNow();
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(`stripe-sandbox: ${id} ${method} ${url.pathname}`, error);
    answer = error instanceof Refusal ? refused(error) : broken(500, 'The sandbox itself failed; see its log.');
  }
  const after = await trouble('after');
  if (after !== 'cut') send(response, id, after ?? answer, request);
}
