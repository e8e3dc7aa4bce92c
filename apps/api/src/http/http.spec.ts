import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Id } from '@lapak/kernel';
import { givenAccount } from '@lapak/merchants-server/testing';
import { testDatabase } from '@lapak/platform/testing';
import sharp from 'sharp';
import { entities } from '../entities.js';
import { apiOn, codesOf, guest, type Person } from '../testing/api.js';

const db = testDatabase(entities, { keep: true });
const stripe = { secretKey: 'sk_test_sandbox_0123456789ab', webhookSecrets: ['whsec_1'], connectWebhookSecrets: [] };
const api = apiOn(db, { stripe });
const { ask, get, headersOf } = api;
const inject = (options: object) => api.server().fastify.inject(options as never);

let merchant: Person;
beforeAll(async () => {
  merchant = await api.signedIn(await givenAccount(db), 'merchant');
});

const BOUNDARY = 'x-lapak-test';
const upload = (bytes: Buffer, person: Person, headers: Record<string, string> = {}, name = 'foto.jpg') =>
  inject({
    method: 'POST',
    url: '/uploads',
    remoteAddress: person.ip,
    headers: { ...headersOf(person), 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    payload: Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]),
  });
const photo = () =>
  sharp({ create: { width: 120, height: 80, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer();

/** A small PNG whose head says 10,000 x 10,000: what it would unpack to is known before it is unpacked. */
const huge = async (): Promise<Buffer> => {
  const png = await sharp(await photo())
    .png()
    .toBuffer();
  png.writeUInt32BE(10_000, 16);
  png.writeUInt32BE(10_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};

test('every answer carries the security headers, errors too', async () => {
  for (const url of [
    '/health',
    '/ready',
    '/graphql',
    '/nowhere',
    '/media/none',
    '/documents/none',
    '/_mail',
    '/_demo',
    '/webhooks/stripe',
    '/%c0%af',
    '/toko/..%2f..%2fetc/passwd',
  ]) {
    const { headers, statusCode, body } = await get(url);
    expect([url, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
      url,
      'nosniff',
      'strict-origin-when-cross-origin',
    ]);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'|default-src 'self'/);
    expect(headers['x-powered-by']).toBeUndefined();
    expect([url, statusCode < 500 || url === '/ready']).toEqual([url, true]);
    expect(body).not.toMatch(/node_modules|at Object\.|Error:/);
  }
});

test('the process says that it lives; whether it can work is told apart, with reasons', async () => {
  expect((await get('/health')).json()).toMatchObject({ status: 'ok' });
  const without = await get('/ready');
  expect([without.statusCode, without.json()]).toMatchObject([
    503,
    { database: 'ok', migrations: 'ok', workerAgeSeconds: null },
  ]);
  await db.query(`insert into worker_heartbeat values ('worker', clock_timestamp())`);
  const ready = await get('/ready');
  expect([ready.statusCode, ready.json()]).toMatchObject([200, { status: 'ready', outboxAgeSeconds: 0 }]);
  await db.query(`update worker_heartbeat set at = clock_timestamp() - interval '2 minutes'`);
  expect((await get('/ready')).statusCode).toBe(503);
});

test("a request from another site, or from one of our apps in another's name, is refused", async () => {
  const post = (headers: object) => ask('mutation { signOut { ok } }', {}, guest(), headers as Record<string, string>);
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await post(headers);
    expect([answer.status, codesOf(answer)]).toEqual([403, ['FORBIDDEN']]);
  }
  expect((await post({ origin: 'http://localhost:3000' })).status).toBe(200);
  expect((await post({ origin: 'http://127.0.0.1:3000' })).status).toBe(200);
  const foreign = await upload(await photo(), merchant, { origin: 'https://evil.example' });
  expect([foreign.statusCode, foreign.json()]).toMatchObject([403, { code: 'FORBIDDEN' }]);
});

test('what a foreign page could send without asking is not taken as a document', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const reply = await inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': type },
      payload: '{"query":"mutation { signOut { ok } }"}',
    });
    expect([type, reply.statusCode >= 400 && reply.statusCode < 500]).toEqual([type, true]);
  }
});

test("one app's cookie opens no other app, and cookies cannot be read by scripts", async () => {
  const { accountId } = merchant;
  const me = '{ viewer { id } }';
  expect((await ask(me, {}, merchant)).data).toEqual({ viewer: { id: accountId } });
  expect((await ask(me, {}, { ...merchant, app: 'staff' })).data).toEqual({ viewer: null });
  expect((await ask(me, {}, { ...merchant, app: 'storefront' })).data).toEqual({ viewer: null });
  const swapped = new Map([['lapak_staff', merchant.cookies.get('lapak_merchant')!]]);
  expect((await ask(me, {}, { ...merchant, app: 'staff', cookies: swapped })).data).toEqual({ viewer: null });
  const reply = await inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({
      query: `mutation { register(input: { fullName: "Ni Wayan Cookie", phone: "081234567001", password: "panjang-sekali-2026", acceptTerms: true }) { __typename } }`,
    }),
  });
  expect(reply.headers['set-cookie']).toMatch(/lapak_storefront=.*HttpOnly.*SameSite=Lax/);
});

test('an upload is judged by its content: a photo comes in, made anew and without its secrets', async () => {
  const withGps = await sharp(await photo())
    .withExif({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 7/1 0/1' } })
    .toBuffer();
  const reply = await upload(withGps, merchant);
  expect([reply.statusCode, reply.json()]).toMatchObject([200, { mime: 'image/webp', width: 120, height: 80 }]);
  expect(reply.headers['cache-control']).toBe('no-store');
});

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML called a photo', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)])],
  ['a photo cut in half', async () => (await photo()).subarray(0, 200)],
  ['nothing', () => Buffer.alloc(0)],
  ['a picture of a hundred megapixels', () => huge()],
])('%s is refused with a sentence', async (_name, bytes) => {
  const reply = await upload(await bytes(), merchant);
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  expect(reply.statusCode).toBeLessThan(500);
  expect(reply.json()).toMatchObject({ code: 'UploadRefused', message: expect.stringMatching(/\S/) });
});

test('a polyglot loses its second life', async () => {
  const reply = await upload(Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]), merchant);
  expect(reply.statusCode).toBe(200);
  const [{ file_key: key }] = await db.query('select file_key from upload order by created_at desc, id desc limit 1');
  expect(readFileSync(`${api.config.home}/files/${key}`).includes('<script>')).toBe(false);
});

test('eleven megabytes, no session, no multipart: 413, 401, 400', async () => {
  const large = await upload(Buffer.alloc(11 * 1024 * 1024), merchant);
  expect([large.statusCode, large.json()]).toMatchObject([413, { code: 'UploadRefused' }]);
  expect((await upload(await photo(), guest())).statusCode).toBe(401);
  const json = await inject({ method: 'POST', url: '/uploads', headers: headersOf(merchant), payload: { file: 'x' } });
  expect(json.statusCode).toBe(400);
});

test('a webhook without a good signature changes nothing; a large one is read whole', async () => {
  const send = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    inject({
      method: 'POST',
      url: '/webhooks/stripe',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  for (const [payload, headers] of [
    ['{"id":"evt_1","type":"checkout.session.completed"}', {}],
    ['{"id":"evt_1"}', { 'stripe-signature': 't=1,v1=00' }],
    ['not json', { 'stripe-signature': 'nonsense' }],
    ['', {}],
  ] as const)
    expect((await send(payload, headers)).statusCode).toBe(400);
  expect((await send(Buffer.alloc(900 * 1024, 'x'))).statusCode).toBe(400);
  expect((await send(Buffer.alloc(2 * 1024 * 1024, 'x'))).statusCode).toBe(413);
  expect(await db.query('select * from provider_event')).toEqual([]);
});

test('a signed webhook that cannot be kept is a fault of ours, told without a word of the database', async () => {
  const payload = '{"id":"evt_1","object":"event","type":"a.b","livemode":false,"data":{"object":{"id":"x"}}}';
  const at = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', 'whsec_1').update(`${at}.${payload}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${v1}` };
  await db.query('alter table provider_event rename to gone');
  const reply = await inject({ method: 'POST', url: '/webhooks/stripe', headers, payload });
  await db.query('alter table gone rename to provider_event');
  expect(reply.statusCode).toBe(500);
  expect(reply.json()).toMatchObject({ code: 'INTERNAL', requestId: expect.any(String) });
  expect(reply.body).not.toMatch(/relation|provider_event|QueryFailed/);
});

test('bodies that are no JSON, too large or of no known kind are refused with a code', async () => {
  const post = (payload: string, type = 'application/json') =>
    inject({ method: 'POST', url: '/graphql', headers: { 'content-type': type }, payload });
  for (const [reply, status] of [
    [await post('{"query":'), 400],
    [await post(`{"query":"{ regency { name } }","variables":{"x":"${'y'.repeat(300 * 1024)}"}}`), 413],
    [await post('<xml/>', 'application/xml'), 415],
    [await post('{"__proto__":{"admin":true},"query":"{ regency { name } }"}'), 400],
  ] as const) {
    expect(reply.statusCode).toBe(status);
    expect(reply.json().errors[0].extensions.code).toMatch(/^[A-Z_]+$/);
  }
  for (const url of ['/uploads', '/webhooks/stripe']) {
    const reply = await inject({ method: 'POST', url, headers: { 'content-type': ' ' }, payload: 'x' });
    expect(reply.json()).toEqual({ code: 'UNSUPPORTED_MEDIA_TYPE', message: expect.stringMatching(/^Jenis isi/) });
  }
});

test("documents are their shop's and the office's: to everybody else they are not there", async () => {
  const random = '01980000-0000-7000-8000-0000000000aa' as Id<'Document'>;
  for (const id of [random, 'nonsense', '../../etc/passwd', '%00']) {
    const reply = await get(`/documents/${encodeURIComponent(id)}?app=merchant`, merchant);
    expect([reply.statusCode, reply.json()]).toMatchObject([404, { code: 'NotFound' }]);
  }
});
