import { type AddressInfo, connect, type Socket } from 'node:net';
import { createLog } from '@lapak/platform';
import { testConfig, testDatabase } from '@lapak/platform/testing';
import { entities } from './entities.js';
import { createServer } from './server.js';

const db = testDatabase(entities, { keep: true });
const start = () =>
  createServer({ config: testConfig(), db, log: createLog('test', { level: 'silent', production: true }) });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const sockets: Socket[] = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));
/** People on sockets of their own who have said this much, and nothing more yet. */
const saying = async (port: number, count: number, text: string): Promise<Socket[]> => {
  const made = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  sockets.push(...made);
  for (const socket of made) socket.write(text);
  await pause(300);
  return made;
};

test('asked to stop, it finishes what is under way and takes nothing new', async () => {
  const server = await start();
  await server.app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(server.fastify.server.address() as AddressInfo).port}`;
  const holder = db.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table product in access exclusive mode');
  const asked = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ products { nodes { id } } }' }),
  });
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await db.query(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const closed = server.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await holder.commitTransaction();
  await holder.release();
  expect((await asked).status).toBe(200);
  await closed;
  await expect(fetch(`${url}/health`)).rejects.toThrow();
});

test('a full house says so quickly, and keeps its door open for health checks and webhooks', async () => {
  const server = await start();
  const all = Array.from({ length: 200 }, () => server.fastify.inject({ method: 'GET', url: '/_mail' }));
  const [health, webhook] = await Promise.all([
    server.fastify.inject('/health'),
    server.fastify.inject({ method: 'POST', url: '/webhooks/stripe', payload: 'x' }),
  ]);
  expect([health.statusCode, webhook.statusCode]).toEqual([200, 400]);
  const answers = await Promise.all(all);
  const refused = answers.filter(({ statusCode }) => statusCode === 503);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body).toContain('BUSY');
  }
  expect(answers.some(({ statusCode }) => statusCode === 200)).toBe(true);
  expect((await server.fastify.inject('/health')).statusCode).toBe(200);
  await server.close();
});

test('who sends slowly holds no place', async () => {
  const server = await start();
  await server.app.listen(0, '127.0.0.1');
  const { port } = server.fastify.server.address() as AddressInfo;
  const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{';
  const slow = await saying(port, 60, head);
  const { status } = await fetch(`http://127.0.0.1:${port}/_mail`);
  for (const socket of slow) socket.destroy();
  await server.close();
  expect(status).toBe(200);
});

test('who goes away while waiting for a place leaves none taken', async () => {
  const server = await start();
  await server.app.listen(0, '127.0.0.1');
  const { port } = server.fastify.server.address() as AddressInfo;
  const holder = db.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table mail in access exclusive mode');
  const inside = await saying(port, 48, 'GET /_mail HTTP/1.1\r\nhost: x\r\n\r\n');
  for (const socket of await saying(port, 60, 'GET /_mail HTTP/1.1\r\nhost: x\r\n\r\n')) socket.destroy();
  await pause(100);
  await holder.commitTransaction();
  await holder.release();
  await pause(300);
  const { status } = await fetch(`http://127.0.0.1:${port}/_mail`);
  for (const socket of inside) socket.destroy();
  await server.close();
  expect(status).toBe(200);
});
