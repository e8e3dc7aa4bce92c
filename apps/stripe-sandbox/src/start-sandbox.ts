import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Control } from './control/control.js';
import { serveControlApi } from './control/control-api.js';
import { type ApiDoor, serveApi } from './http/api-door.js';
import { Refusal } from './http/refusal.js';
import { serveConsole } from './pages/console-door.js';
import { serveOnboarding } from './pages/onboard-door.js';
import { serveBankPage, servePayPage } from './pages/pay-door.js';
import { refuseOutsideDevelopment } from './refuse-production.js';
import { Courier } from './store/courier.js';
import { Database } from './store/database.js';
import { type Endpoint, Endpoints } from './store/endpoints.js';
import { Heartbeat } from './store/heartbeat.js';
import { prepareSchema } from './store/schema.js';
import { Switches } from './store/settings.js';
import { ROUTES } from './stripe/routes.js';

export interface WebhookEndpoint {
  url: string;
  secret: string;
  /** Hears of connected accounts rather than of the platform. */
  connect?: boolean;
  /** Hears the thin events of v2, and no others. */
  thin?: boolean;
}

export interface SandboxOptions {
  /** A Postgres database; the sandbox keeps everything in its schema `stripe_sandbox`. */
  databaseUrl: string;
  /** 0 takes a free one. */
  port: number;
  /** `sk_test_...`, the only key it answers to. */
  secretKey: string;
  webhookEndpoints: readonly WebhookEndpoint[];
  /** Where browsers reach it, without a slash at the end; by default the address it listens on. */
  publicUrl?: string;
  /** For sessions' expiry and for times in objects; retries and settlements go by the machine's clock. */
  clock?: { now(): Date };
  /** How long after a payment its balance transaction comes, and after a refund the bank's word. */
  settleMs?: number;
}

export interface Sandbox {
  readonly port: number;
  readonly url: string;
  readonly control: Control;
  close(): Promise<void>;
}

/** An endpoint keeps its id over restarts, so that what waits for it still finds it. */
const named = (endpoints: readonly WebhookEndpoint[]): Endpoint[] =>
  endpoints.map(({ url, secret, connect = false, thin = false }) => ({
    id: `we_${createHash('sha256')
      .update(`${url} ${thin ? 'thin' : connect}`)
      .digest('hex')
      .slice(0, 24)}`,
    url,
    secret,
    audience: thin ? 'thin' : connect ? 'connect' : 'platform',
  }));

/** A page of another site must not press our buttons. */
const fromElsewhere = (request: IncomingMessage): boolean =>
  request.method !== 'GET' && request.headers['sec-fetch-site'] === 'cross-site';

interface Doors {
  readonly api: ApiDoor;
  readonly control: Control;
  readonly publicUrl: () => string;
}

async function serve(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = `http://sandbox${request.url ?? '/'}`;
  if (!URL.canParse(address)) throw new Refusal(400, 'invalid_request_error', 'The address cannot be read.');
  const url = new URL(address);
  const path = url.pathname;
  if (path.startsWith('/v1/') || path.startsWith('/v2/')) return serveApi(doors.api, request, response, url);
  if (fromElsewhere(request)) throw new Refusal(403, 'invalid_request_error', 'Requests from other sites are refused.');
  if (path.startsWith('/_sandbox/api/'))
    return serveControlApi(doors.control, request, response, path.slice('/_sandbox/api/'.length));
  if (path === '/_sandbox') return serveConsole(doors.control, request, response);
  const visit = { database: doors.api.database, publicUrl: doors.publicUrl(), request, response, url };
  const [, payId] = /^\/c\/pay\/(\w+)$/.exec(path) ?? [];
  if (payId) return servePayPage(visit, payId);
  const [, intentId] = /^\/3ds\/(\w+)$/.exec(path) ?? [];
  if (intentId) return serveBankPage(visit, intentId);
  const [, accountId] = /^\/onboard\/(\w+)$/.exec(path) ?? [];
  if (accountId) return serveOnboarding(visit, accountId);
  throw new Refusal(404, 'invalid_request_error', `There is nothing at ${path}. The console is at /_sandbox.`);
}

function answerTrouble(response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, 'api_error', 'The sandbox itself failed; see its log.');
  if (!(error instanceof Refusal)) console.error('stripe-sandbox:', error);
  if (response.headersSent) return void response.destroy();
  response.writeHead(refusal.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(refusal.body()));
}

/** This machine alone: whoever reaches the sandbox plays the bank. */
const HOST = '127.0.0.1';

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, HOST, () => done((server.address() as { port: number }).port));
  });

const EARLY_PATIENCE_MS = 5000;

/**
 * Starts the sandbox: Stripe's HTTP API on /v1, its payment pages, and its webhooks.
 * @throws when run in production, with a live key, or when the port is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  refuseOutsideDevelopment(process.env, options.secretKey);
  const { clock = { now: () => new Date() }, settleMs = 300, secretKey } = options;
  const endpoints = new Endpoints(named(options.webhookEndpoints));
  let publicUrl = options.publicUrl ?? '';
  let switches: Switches | undefined;
  const database = new Database(options.databaseUrl, () => {
    if (!switches) throw new Error('the sandbox is not ready yet');
    return { now: clock.now(), publicUrl, settings: switches.now, endpoints, settleMs };
  });
  try {
    await prepareSchema(database.pool);
    switches = await Switches.load(database.pool);
    const courier = new Courier(database.pool, endpoints, switches);
    const heartbeat = new Heartbeat(database, courier);
    const control = new Control(database, courier, heartbeat, switches);
    const deliverNow = () => Promise.race([heartbeat.now(), sleep(EARLY_PATIENCE_MS, undefined, { ref: false })]);
    const doors: Doors = {
      api: { database, routes: ROUTES, switches, secretKey, deliverNow },
      control,
      publicUrl: () => publicUrl,
    };
    const server = createServer(
      (request, response) => void serve(doors, request, response).catch((error) => answerTrouble(response, error)),
    );
    const port = await listen(server, options.port);
    const url = `http://${HOST}:${port}`;
    publicUrl = (publicUrl || url).replace(/\/+$/, '');
    database.onNews = () => heartbeat.wake();
    heartbeat.wake();
    return { port, url, control, close: () => close(server, heartbeat, database) };
  } catch (error) {
    await database.pool.end();
    throw error;
  }
}

async function close(server: Server, heartbeat: Heartbeat, database: Database): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
  await heartbeat.stop();
  await database.pool.end();
}
