import type { RegistrationInput } from '@lapak/accounts-domain';
import { someRegistration } from '@lapak/accounts-domain/testing';
import { isProblem } from '@lapak/kernel';
import { type DomainEvent, drainJobs, PlatformModule, type RequestContext, Topics, Transactor } from '@lapak/platform';
import { TestClock, testConfig, testContext } from '@lapak/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccountsModule } from './accounts.module.js';
import { AddAccount } from './add-account.js';

let people = 0;

/** The room as it runs, on a test's own database and clock, with what it publishes kept. */
export const accountsOn = (db: DataSource) => {
  const clock = new TestClock();
  const heard: DomainEvent[] = [];
  const listener = { name: 'test: hears', handle: async (_tx: unknown, event: DomainEvent) => void heard.push(event) };
  const subscriptions = {
    'accounts.password-reset-requested': [listener],
    'accounts.security-changed': [listener],
  } as never;
  let app: INestApplicationContext | undefined;
  const the = <T>(token: new (...args: never[]) => T): T => app!.get(token as never, { strict: false });

  beforeAll(async () => {
    const config = testConfig();
    const platform = PlatformModule.on({ db, config, subscriptions, topics: new Topics(config.databaseUrl), clock });
    app = await NestFactory.createApplicationContext(
      { module: class {}, imports: [platform, AccountsModule] },
      { logger: ['error'] },
    );
  }, 60_000);
  beforeEach(() => {
    heard.length = 0;
    clock.set('2026-11-24T02:00:00Z');
  });
  afterAll(() => app?.close());

  /** Somebody with an account of their own, phone and e-mail included. */
  const aPerson = async (over: Partial<RegistrationInput> = {}) => {
    const n = String(++people).padStart(5, '0');
    const input = someRegistration({ phone: `081000${n}1`, email: `orang${n}@contoh.test`, ...over });
    const { accountId } = done(await the(AddAccount).run(input));
    return { accountId, ...input, phone: input.phone!, email: input.email! };
  };
  /** What has been told since the test began, or since it was asked last. */
  const told = async (): Promise<DomainEvent[]> => {
    await drainJobs({ db, transactor: the(Transactor), subscriptions, tasks: {} });
    return heard.splice(0);
  };
  return { the, clock, aPerson, told };
};

let addresses = 0;
/** A browser's visit; each from an address of its own, so that limits of addresses do not meet by chance. */
export const aVisit = (over: Partial<RequestContext> = {}) => {
  const { app, userAgent, locale, ip } = testContext({ ip: `10.1.0.${++addresses}`, ...over });
  return { app, userAgent, locale, ip };
};

/** Until a statement waits for a row that another transaction holds. @throws Error after two seconds */
export const somebodyWaits = async (db: DataSource): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    const [row] = await db.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row.n > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nobody waits');
};

/** The outcome, which must not be a refusal. */
export const done = <T>(outcome: T): Exclude<T, { kind: string; say: unknown } | null> => {
  if (outcome === null) throw new Error('nothing came back');
  if (isProblem(outcome)) throw new Error(outcome.message);
  return outcome as never;
};
export const kindOf = (outcome: unknown): string => (isProblem(outcome) ? outcome.kind : 'done');
