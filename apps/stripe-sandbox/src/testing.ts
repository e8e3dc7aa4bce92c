import { createServer, type IncomingMessage, type Server } from 'node:http';
import pg from 'pg';
import Stripe from 'stripe';
import { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';

const SECRET_KEY = 'sk_test_sandbox_0123456789ab';
const WEBHOOK_SECRET = 'whsec_for_tests';
const CONNECT_SECRET = 'whsec_of_accounts';
const THIN_SECRET = 'whsec_of_thin_events';

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client(process.env['TEST_PG_URL']);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += part;
  return text;
};

type Notification = Stripe.V2.Core.EventNotification;

/** A webhook endpoint that checks signatures with the SDK, as the product does. */
class Mailbox<Told extends { type: string }> {
  readonly events: Told[] = [];
  forged = 0;
  /** Answered in turn before 200. */
  troubles: number[] = [];
  private server: Server | undefined;
  url = '';

  /** @param read checks the signature and reads what was sent */
  constructor(private readonly read: (text: string, signature: string) => Told) {}

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      void textOf(request).then((text) => {
        const trouble = this.troubles.shift();
        if (trouble) return response.writeHead(trouble).end();
        try {
          this.events.push(this.read(text, String(request.headers['stripe-signature'])));
          return response.writeHead(200).end();
        } catch {
          this.forged++;
          return response.writeHead(400).end();
        }
      });
    });
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as { port: number }).port}/webhooks`;
  }

  get types(): string[] {
    return this.events.map((event) => event.type);
  }

  empty(): void {
    this.events.length = 0;
    this.forged = 0;
    this.troubles = [];
  }

  close(): Promise<unknown> {
    return new Promise((done) => this.server?.close(done));
  }
}

export interface Stage {
  readonly stripe: Stripe;
  readonly sandbox: Sandbox;
  readonly mail: Mailbox<Stripe.Event>;
  /** What is told of connected accounts. */
  readonly connectMail: Mailbox<Stripe.Event>;
  readonly thinMail: Mailbox<Notification>;
  /** Stops the sandbox and starts it again on the same database. */
  restart(): Promise<void>;
  /** A session over one line. @param amount cents of IDR */
  order(amount?: number, over?: Partial<Stripe.Checkout.SessionCreateParams>): Promise<Stripe.Checkout.Session>;
  /** A GET or, with `form`, a POST of a page, redirects not followed. */
  visit(path: string, form?: Record<string, string>): Promise<{ status: number; location: string; text: string }>;
}

/** A sandbox of the spec's own, on a database of its own, with a webhook endpoint that listens. */
export function stage(over: Partial<SandboxOptions> = {}): Stage {
  const database = `stripe_sandbox_${process.pid}_${process.env['JEST_WORKER_ID']}_${Math.floor(performance.now())}`;
  const mail = new Mailbox((text, signature) => stripe.webhooks.constructEvent(text, signature, WEBHOOK_SECRET));
  const connectMail = new Mailbox((text, signature) => stripe.webhooks.constructEvent(text, signature, CONNECT_SECRET));
  const thinMail = new Mailbox((text, signature) => stripe.parseEventNotification(text, signature, THIN_SECRET));
  const mails = [mail, connectMail, thinMail];
  let sandbox: Sandbox;
  let stripe: Stripe;
  const start = async (): Promise<void> => {
    const url = new URL(process.env['TEST_PG_URL'] ?? '');
    url.pathname = `/${database}`;
    const webhookEndpoints = [
      { url: mail.url, secret: WEBHOOK_SECRET },
      { url: connectMail.url, secret: CONNECT_SECRET, connect: true },
      { url: thinMail.url, secret: THIN_SECRET, thin: true },
    ];
    sandbox = await startSandbox({
      databaseUrl: url.href,
      port: 0,
      secretKey: SECRET_KEY,
      webhookEndpoints,
      settleMs: 50,
      ...over,
    });
    stripe = new Stripe(SECRET_KEY, {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    });
  };
  beforeAll(async () => {
    await asAdmin(`create database ${database}`);
    for (const one of mails) await one.open();
    await start();
  }, 60_000);
  beforeEach(async () => {
    await sandbox.control.reset();
    for (const one of mails) one.empty();
  });
  afterAll(async () => {
    await sandbox.close();
    for (const one of mails) await one.close();
    await asAdmin(`drop database ${database} with (force)`);
  }, 60_000);
  return {
    get stripe() {
      return stripe;
    },
    get sandbox() {
      return sandbox;
    },
    mail,
    connectMail,
    thinMail,
    async restart() {
      await sandbox.close();
      await start();
    },
    order: (amount = 13_900_000, over = {}) =>
      stripe.checkout.sessions.create({
        mode: 'payment',
        success_url: 'http://shop.example/pay/return?session={CHECKOUT_SESSION_ID}',
        cancel_url: 'http://shop.example/pay/cancel',
        locale: 'id',
        line_items: [
          {
            quantity: 1,
            price_data: { currency: 'idr', unit_amount: amount, product_data: { name: 'Kopi Banyuatis' } },
          },
        ],
        ...over,
      }),
    async visit(path, form) {
      const answer = await fetch(new URL(path, sandbox.url), {
        redirect: 'manual',
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      });
      return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
    },
  };
}

export const GOOD_CARD = { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' };

/** What the API refuses with. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
