import { createServer, type Server, type Socket } from 'node:net';
import type { Id, Locale } from '@lapak/kernel';
import {
  type AppName,
  type DomainEvent,
  drainJobs,
  type Listener,
  newId,
  PlatformModule,
  Topics,
  Transactor,
} from '@lapak/platform';
import { TestClock, testConfig } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Inbox } from './inbox.js';
import { NoticesModule } from './notices.module.js';
import { SendMail, type SendMailJob } from './send-mail.js';
import { SEND_MAIL } from './tell.js';

/** The room as it runs, on a test's own database and a clock that stands still, with or without a mail server. */
export const noticesOn = (db: DataSource, over: { smtpUrl?: string } = {}) => {
  const clock = new TestClock();
  let app: INestApplicationContext | undefined;
  let topics: Topics | undefined;
  const the = <T>(token: new (...args: never[]) => T): T => app!.get(token as never, { strict: false });

  beforeAll(async () => {
    const config = testConfig({ smtpUrl: over.smtpUrl ?? null });
    topics = new Topics(config.databaseUrl);
    const platform = PlatformModule.on({ db, config, subscriptions: {}, topics, clock });
    app = await NestFactory.createApplicationContext(
      { module: class {}, imports: [platform, NoticesModule] },
      { logger: ['error'] },
    );
    await topics.start();
  }, 60_000);
  afterAll(async () => {
    await topics?.stop();
    await app?.close();
  });

  /** The listener hears the event in a transaction of its own, as the worker would let it. */
  const hear = <E extends DomainEvent>(listener: Listener<E>, event: E): Promise<void> =>
    the(Transactor).run((tx) => listener.handle(tx, event, '1'));
  /** Everything that waits to be sent is tried once; jobs that failed before come again. */
  const post = async (): Promise<void> => {
    await db.query('update graphile_worker._private_jobs set run_at = now()');
    const tasks = { [SEND_MAIL]: (job: SendMailJob) => the(SendMail).run(job) };
    await drainJobs({ db, transactor: the(Transactor), subscriptions: {}, tasks });
    // the runner is done a moment before its last job is put back or away
    while ((await db.query('select 1 from graphile_worker._private_jobs where locked_at is not null')).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  /** What the account was told, oldest first. */
  const kinds = async (person: GivenPerson): Promise<string[]> =>
    (await db.query('select kind from notice where account_id = $1 order by created_at, kind', [person.id])).map(
      (row: { kind: string }) => row.kind,
    );
  /** Every letter, as address and kind. */
  const letters = async (): Promise<string[][]> =>
    (await db.query('select to_address, kind from mail order by to_address, kind')).map(
      (row: { to_address: string; kind: string }) => [row.to_address, row.kind],
    );
  const inboxOf = async (person: GivenPerson, app: AppName = 'storefront') =>
    (await the(Inbox).page(person.id, 20, null, { app, locale: 'id' })).nodes;
  return { the, clock, hear, post, kinds, letters, inboxOf };
};

let people = 0;
export interface GivenPerson {
  readonly id: Id<'Account'>;
  readonly email: string | null;
}
/** Somebody with an account, with an e-mail address unless told. */
export const givenPerson = async (
  db: DataSource,
  over: { name?: string; email?: string | null; locale?: Locale; duty?: string; disabled?: boolean } = {},
): Promise<GivenPerson> => {
  const id = newId<'Account'>();
  const n = ++people;
  const email = over.email === undefined ? `orang${n}@demo.lapak.test` : over.email;
  await db.query(
    `insert into account (id, full_name, phone, email, password_hash, locale, created_at, disabled_at)
     values ($1, $2, $3, $4, '-', $5, now(), case when $6 then now() end)`,
    [
      id,
      over.name ?? `Orang ${n}`,
      `+628100${String(n).padStart(7, '0')}`,
      email,
      over.locale ?? 'id',
      over.disabled ?? false,
    ],
  );
  if (over.duty) await db.query('insert into account_duty values ($1, $2, now())', [id, over.duty]);
  return { id, email };
};

/** An approved shop that belongs to these accounts. */
export const givenShopOf = async (
  db: DataSource,
  members: readonly GivenPerson[],
  name = `Kopi ${newId().slice(-6)}`,
): Promise<Id<'Shop'>> => {
  const shopId = newId<'Shop'>();
  await db.query(
    `insert into shop (id, slug, name, tagline, story, state, desa_code, kecamatan_code, phone, registered_at)
     values ($1, $2, $3, '{"id":"","en":""}', '{"id":"","en":""}', 'approved', '51.08.07.2001', '51.08.07', '+62810000000', now())`,
    [shopId, `toko-${shopId.slice(-8)}`, name],
  );
  for (const [i, { id }] of members.entries())
    await db.query('insert into shop_member values ($1, $2, $3, now())', [shopId, id, i === 0 ? 'owner' : 'staff']);
  return shopId;
};

export interface GivenPurchase {
  readonly id: Id<'Purchase'>;
  readonly code: string;
  readonly orders: readonly { readonly orderId: Id<'Order'>; readonly code: string; readonly shopId: Id<'Shop'> }[];
}
/** A purchase with one order of Rp50.000 for each shop, by a guest unless a buyer is given. */
export const givenPurchase = async (
  db: DataSource,
  shopIds: readonly Id<'Shop'>[],
  over: {
    buyer?: GivenPerson;
    email?: string | null;
    locale?: Locale;
    method?: 'cod' | 'stripe';
    state?: string;
    dueAt?: string | null;
    delivery?: string;
    tracking?: string;
  } = {},
): Promise<GivenPurchase> => {
  const id = newId<'Purchase'>();
  const code = `BLL-${id.slice(-8).toUpperCase()}`;
  const total = 50_000 * shopIds.length;
  await db.query(
    `insert into purchase (id, code, account_id, contact_name, contact_phone, contact_email, payment_method, items_total,
       delivery_total, total, locale, placed_at)
     values ($1, $2, $3, 'Made Contoh', '+62810000011', $4, $5, $6, 0, $6, $7, now())`,
    [id, code, over.buyer?.id ?? null, over.email ?? null, over.method ?? 'cod', total, over.locale ?? 'id'],
  );
  const orders = shopIds.map((shopId, i) => ({ orderId: newId<'Order'>(), code: `${code}-${i + 1}`, shopId }));
  for (const [i, order] of orders.entries())
    await db.query(
      `insert into shop_order (id, purchase_id, seq, code, shop_id, state, items_total, delivery_fee, total, fee_basis_points, fee,
         delivery_method, delivery_code, delivery_label, due_at, placed_at, courier, tracking_number)
       values ($1, $2, $3, $4, $5, $6, 50000, 0, 50000, 0, 0, $7, $7, '{}', $8, now(), $9, $10)`,
      [
        order.orderId,
        id,
        i + 1,
        order.code,
        order.shopId,
        over.state ?? 'awaiting_seller',
        over.delivery ?? 'courier',
        over.dueAt === undefined ? '2026-11-27T06:00:00Z' : over.dueAt,
        over.tracking ? 'Ekspedisi' : null,
        over.tracking ?? null,
      ],
    );
  return { id, code, orders };
};

/** The kecamatan and desa of the shops, by their real codes. */
export const givenPlaces = async (db: DataSource): Promise<void> => {
  await db.query(`insert into kecamatan values ('51.08.07', 'Sawan', '81171', '{"id":"","en":""}', 0, 0, 0, 0, 1, 1)`);
  await db.query(`insert into desa values ('51.08.07.2001', '51.08.07', 'Lemukih', 'desa', '81171', 'lemukih')`);
};

/** A small SMTP server (RFC 5321) on 127.0.0.1 that keeps what it is given. */
export class SmtpServer {
  readonly received: { to: string[]; raw: string }[] = [];
  /** Answers to `.` in place of 250, one per letter. */
  readonly troubles: string[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;

  constructor(readonly port: number) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  start(): Promise<void> {
    this.server = createServer((socket) => this.talk(socket));
    return new Promise((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let to: string[] = [];
    let data: string[] | null = null;
    let rest = '';
    const hear = (line: string): void => {
      if (data) {
        if (line !== '.') return void data.push(line);
        const trouble = this.troubles.shift();
        if (!trouble) this.received.push({ to, raw: data.join('\n') });
        data = null;
        to = [];
        return say(trouble ?? '250 kept');
      }
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'RCPT') {
        const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (address.startsWith('tiada')) return say('550 nobody lives here');
        to.push(address);
      }
      if (command === 'DATA') data = [];
      say(command === 'DATA' ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 ok');
    };
    say('220 test');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop()!;
      lines.forEach(hear);
    });
  }
}
