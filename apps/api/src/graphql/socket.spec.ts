import type { AddressInfo } from 'node:net';
import { givenAccount, givenShop } from '@lapak/merchants-server/testing';
import { FIGURES, notify, Transactor } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { entities } from '../entities.js';
import { apiOn, guest, type Person } from '../testing/api.js';

const db = testDatabase(entities, { keep: true });
const api = apiOn(db);
const clients: Client[] = [];
let url: string;
beforeAll(async () => {
  await api.server().app.listen(0, '127.0.0.1');
  url = `ws://127.0.0.1:${(api.server().fastify.server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => Promise.all(clients.map((client) => client.dispose())));

const connect = (person: Person, headers: Record<string, string> = {}, locale: unknown = 'id'): Client => {
  class Browser extends WebSocket {
    constructor(address: string, protocol: string) {
      const { cookie = '' } = api.headersOf(person);
      super(address, protocol, { headers: { cookie, origin: 'http://localhost:3000', ...headers } });
    }
  }
  const connectionParams = { app: person.app, locale };
  const client = createClient({ url, webSocketImpl: Browser, connectionParams, retryAttempts: 0, lazy: true });
  clients.push(client);
  return client;
};
type Heard = {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
};
const subscribe = (client: Client, query: string, variables: Record<string, unknown> = {}) =>
  client.iterate<Record<string, unknown>>({ query, variables }) as AsyncIterableIterator<Heard>;
const first = async (client: Client, query: string, variables = {}): Promise<Heard | { refused: unknown }> => {
  try {
    return (await subscribe(client, query, variables).next()).value as Heard;
  } catch (error) {
    return { refused: error };
  }
};
const tell = (topic: string, text: string) => api.the(Transactor).run((tx) => notify(tx, topic, text));
const soon = () => new Promise((resolve) => setTimeout(resolve, 150));

test('the office hears that its figures changed; whoever is no officer does not', async () => {
  const officer = await api.signedIn(await givenAccount(db, { duty: 'viewer' }), 'staff', true);
  const wall = subscribe(connect(officer), 'subscription { commandWallChanged }');
  const next = wall.next();
  await soon();
  await tell(FIGURES, '2026-11-24T02:00:00.000Z');
  expect((await next).value).toMatchObject({ data: { commandWallChanged: '2026-11-24T02:00:00.000Z' } });
  await wall.return?.();
  for (const person of [guest('staff'), await api.signedIn(await givenAccount(db), 'staff', true)]) {
    const answer = (await first(connect(person), 'subscription { commandWallChanged }')) as Heard;
    expect(answer.errors?.[0]?.extensions?.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
  }
});

test("a shop's orders are told to its own people only", async () => {
  const { shopId, ownerId } = await givenShop(db);
  const ours = 'subscription ($id: ID!) { shopOrderChanged(shopId: $id) }';
  const stranger = connect(await api.signedIn(await givenAccount(db), 'merchant'));
  const foreign = JSON.stringify(await first(stranger, ours, { id: shopId }));
  const random = JSON.stringify(await first(stranger, ours, { id: '01980000-0000-7000-8000-00000000dead' }));
  expect(foreign).toContain('errors');
  expect(foreign).toBe(random);
  expect(foreign).not.toContain('INTERNAL');
  const mine = subscribe(connect(await api.signedIn(ownerId, 'merchant')), ours, { id: shopId });
  const answered = Promise.race([mine.next(), soon()]);
  expect(await answered).toBeUndefined(); // open, and silent
  await mine.return?.();
});

test('who is signed out hears nothing more', async () => {
  const accountId = await givenAccount(db, { duty: 'viewer' });
  const officer = await api.signedIn(accountId, 'staff', true);
  const wall = subscribe(connect(officer), 'subscription { commandWallChanged }');
  const next = wall.next();
  await soon();
  await db.query('delete from session where account_id = $1', [accountId]);
  await tell(FIGURES, '2026-11-24T03:00:00.000Z');
  expect(await next).toEqual({ done: true, value: undefined });
});

test('only subscriptions travel by socket, within the limits of every document', async () => {
  const client = connect(guest());
  for (const query of [
    '{ regency { name } }',
    'mutation { signOut { ok } }',
    `subscription { ${Array.from({ length: 16 }, (_, i) => `a${i}: commandWallChanged`).join(' ')} }`,
    `subscription { commandWallChanged } # ${'x'.repeat(20_000)}`,
    'subscription {',
    'subscription { secret }',
  ]) {
    const answer = JSON.stringify(await first(client, query));
    expect(answer).toMatch(/refused|errors/);
    expect(answer).not.toMatch(/node_modules|TypeError|INTERNAL/);
  }
});

test('a language that is no text is none, and no fault', async () => {
  const odd = connect(guest(), {}, { toString: 1 });
  const answer = (await first(odd, 'subscription { unreadNotices }')) as Heard;
  expect(answer.errors?.[0]).toMatchObject({ message: 'Silakan masuk dulu.', extensions: { code: 'UNAUTHENTICATED' } });
});

test('a page of another site gets no socket, other addresses and protocols neither', async () => {
  const answer = await first(
    connect(guest(), { origin: 'https://evil.example' }),
    'subscription { commandWallChanged }',
  );
  expect(answer).toMatchObject({ refused: { code: 4403 } });
  const status = (address: string, protocol: string) =>
    new Promise((resolve) => {
      const socket = new WebSocket(address, protocol);
      socket.on('unexpected-response', (_request, reply) => resolve(reply.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => resolve('error'));
    });
  expect(await status(url.replace('/graphql', '/elsewhere'), 'graphql-transport-ws')).toBe(404);
  expect(await status(url, 'graphql-ws')).toBe(400);
});
