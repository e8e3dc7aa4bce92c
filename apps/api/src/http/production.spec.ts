import { testDatabase } from '@lapak/platform/testing';
import { entities } from '../entities.js';
import { apiOn } from '../testing/api.js';

const db = testDatabase(entities, { keep: true });
const { ask, get } = apiOn(db, {
  production: true,
  demo: false,
  publicUrl: 'https://lapak.example.go.id',
  merchantUrl: 'https://lapakku.example.go.id/lapakku',
  staffUrl: 'https://kabupaten.example.go.id/kabupaten',
});

const unknown = apiOn(db, {
  production: true,
  demo: false,
  publicUrl: 'https://lapak.example.go.id',
  stripe: {
    secretKey: 'sk_live_0123456789abcdef',
    webhookSecrets: ['whsec_1'],
    connectWebhookSecrets: [],
    host: '127.0.0.1',
    port: 1,
    protocol: 'http',
  },
});

test('in production nobody is sent here before the payment provider has answered with the mode of our key', async () => {
  await db.query(`insert into worker_heartbeat (name, at) values ('here', clock_timestamp())`);
  const waiting = await unknown.get('/ready');
  expect([waiting.statusCode, waiting.json()]).toMatchObject([
    503,
    { status: 'not ready', payments: 'the payment provider has not answered yet' },
  ]);
  expect((await get('/ready')).json()).toMatchObject({ status: 'ready', payments: 'ok' });
});

test('in production there is no mailbox, no list of sign-ins, no landing page', async () => {
  for (const url of ['/_mail', '/_mail/1', '/_demo']) {
    const { statusCode, body } = await get(url);
    expect([url, statusCode]).toEqual([url, 404]);
    expect(body).not.toContain('lapak-demo-2026');
  }
  expect((await get('/graphql', undefined, { accept: 'text/html' })).statusCode).toBeGreaterThanOrEqual(400);
});

test('in production the contract is not told, not even in hints', async () => {
  expect((await ask('{ __schema { types { name } } }')).status).toBe(400);
  const hint = await ask('{ regensy { name } }');
  expect(hint.status).toBe(400);
  expect(hint.text).not.toMatch(/did you mean|regency/i);
  const field = await ask('{ regency { nam } }');
  expect(field.text).not.toMatch(/did you mean/i);
});

test('in production browsers keep to https, and cookies to their host', async () => {
  expect((await get('/health')).headers['strict-transport-security']).toContain('max-age=31536000');
  const person = { app: 'storefront' as const, accountId: null, cookies: new Map<string, string>(), ip: '10.8.0.1' };
  await ask(
    'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }',
    { input: { fullName: 'Ni Luh Aman', phone: '081234567002', password: 'panjang-sekali-2026', acceptTerms: true } },
    person,
  );
  expect([...person.cookies.keys()]).toEqual([expect.stringMatching(/^__Host-lapak_storefront$/)]);
});

test("each app's requests come from its own host", async () => {
  const from = async (app: 'storefront' | 'merchant' | 'staff', origin: string) =>
    (await ask('{ regency { name } }', {}, { app, accountId: null, cookies: new Map(), ip: '10.8.0.2' }, { origin }))
      .status;
  expect(await from('storefront', 'https://lapak.example.go.id')).toBe(200);
  expect(await from('staff', 'https://kabupaten.example.go.id')).toBe(200);
  expect(await from('staff', 'https://lapak.example.go.id')).toBe(403);
  expect(await from('merchant', 'https://kabupaten.example.go.id')).toBe(403);
  expect(await from('storefront', 'http://127.0.0.1:3000')).toBe(403);
});

test('a console is at home on its own host; the shoppers\u2019 host sends its people there', async () => {
  const at = (host: string) => get('/kabupaten', undefined, { host });
  const away = await at('lapak.example.go.id');
  if (away.statusCode === 404) return; // the consoles are not built: nothing to serve
  expect([away.statusCode, away.headers.location]).toEqual([302, 'https://kabupaten.example.go.id/kabupaten']);
  const home = await at('kabupaten.example.go.id');
  expect(home.statusCode).toBe(200);
  expect(home.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  expect(home.headers['content-security-policy']).toContain("script-src 'self';");
  expect(home.headers['content-security-policy']).toContain('wss://kabupaten.example.go.id');
});
