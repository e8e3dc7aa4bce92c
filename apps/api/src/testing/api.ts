import { sessionCookie, Sessions } from '@lapak/accounts-server';
import { importAreas, loadRegencyProfile } from '@lapak/areas-server';
import { importCategories } from '@lapak/catalog-server';
import type { Id } from '@lapak/kernel';
import { type AppName, type Config, createLog, Transactor } from '@lapak/platform';
import { TestClock, testConfig } from '@lapak/platform/testing';
import type { DataSource } from 'typeorm';
import { createServer, type Server } from '../server.js';

/** Somebody at a browser: the app they are in, their cookies, their address on the net. */
export interface Person {
  readonly app: AppName;
  readonly accountId: Id<'Account'> | null;
  readonly cookies: Map<string, string>;
  readonly ip: string;
}
export interface Answered {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { message: string; extensions?: Record<string, unknown> }[];
  readonly text: string;
}

let people = 0;
const newIp = (): string => `10.9.${people >> 8}.${people++ & 255}`;
export const guest = (app: AppName = 'storefront'): Person => ({
  app,
  accountId: null,
  cookies: new Map(),
  ip: newIp(),
});

const keepCookies = (person: Person, header: string | string[] | undefined): void => {
  for (const line of [header ?? []].flat()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) person.cookies.delete(pair.slice(0, at));
    else person.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
};

/** The API as it is started everywhere, not listening, on the test's own database and clock, with the regency imported. */
export const apiOn = (db: DataSource, over: Partial<Config> = {}) => {
  const clock = new TestClock();
  const config = testConfig(over);
  const held: { server?: Server } = {};
  const server = (): Server => held.server!;
  const the = <T>(token: abstract new (...args: never[]) => T): T =>
    server().app.get(token as never, { strict: false });

  beforeAll(async () => {
    const profile = loadRegencyProfile('buleleng');
    await importAreas(db, profile);
    await importCategories(db, profile);
    held.server = await createServer({
      config,
      db,
      clock,
      log: createLog('test', { level: 'silent', production: true }),
    });
  }, 60_000);
  afterAll(() => held.server?.close());

  /** A person whose password was right, and who gave a second factor when told so. */
  const signedIn = async (accountId: Id<'Account'>, app: AppName, secondFactor = false): Promise<Person> => {
    const now = clock.now();
    const { token, sessionId } = await the(Transactor).run((tx) =>
      the(Sessions).open(tx, accountId, { app, userAgent: 'test' }, now),
    );
    if (secondFactor) await db.query(`update session set second_factor_at = $2 where id = $1`, [sessionId, now]);
    return { app, accountId, cookies: new Map([[sessionCookie(app, false), token]]), ip: newIp() };
  };

  const headersOf = ({ app, cookies }: Person): Record<string, string> => ({
    'x-lapak-app': app,
    'x-lapak-locale': 'id',
    ...(cookies.size > 0 && { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
  });

  const ask = async (
    query: string,
    variables: Record<string, unknown> = {},
    person: Person = guest(),
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const reply = await server().fastify.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: person.ip,
      headers: { 'content-type': 'application/json', ...headersOf(person), ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    keepCookies(person, reply.headers['set-cookie']);
    const body = (reply.headers['content-type']?.toString().includes('json') ? JSON.parse(reply.body) : {}) as Answered;
    return { status: reply.statusCode, data: body.data ?? null, errors: body.errors ?? [], text: reply.body };
  };

  const get = (url: string, person: Person = guest(), headers: Record<string, string> = {}) =>
    server().fastify.inject({
      method: 'GET',
      url,
      remoteAddress: person.ip,
      headers: { ...headersOf(person), ...headers },
    });

  return { clock, config, server, the, signedIn, ask, get, headersOf };
};
export type Api = ReturnType<typeof apiOn>;

export const codesOf = ({ errors }: Answered): unknown[] => errors.map(({ extensions }) => extensions?.['code']);
