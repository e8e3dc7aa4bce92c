import { testDatabase } from '@lapak/platform/testing';
import { entities } from '../entities.js';
import { apiOn, codesOf, guest } from '../testing/api.js';
import { GRAPHQL_LIMITS } from './limits.js';

const db = testDatabase(entities, { keep: true });
const api = apiOn(db);
const { ask } = api;

const deep = (levels: number): string =>
  `{ categories { ${'children { '.repeat(levels - 2)} id ${'} '.repeat(levels - 2)} } }`;
const aliased = (n: number, field: string): string => Array.from({ length: n }, (_, i) => `a${i}: ${field}`).join(' ');

test('what our screens ask is answered', async () => {
  const { status, data } = await ask('{ regency { name } categories { id children { id name } } }');
  expect(status).toBe(200);
  expect(data).toMatchObject({ regency: { name: 'Kabupaten Buleleng' } });
});

test.each([
  ['sixteen aliases', `{ ${aliased(GRAPHQL_LIMITS.aliases + 1, 'regency { name }')} }`],
  ['eleven levels', deep(GRAPHQL_LIMITS.depth + 1)],
  ['a thousand tokens', `{ regency { ${'name '.repeat(GRAPHQL_LIMITS.tokens)} } }`],
  ['a document of more than 16 kB', `{ regency { name } } # ${'x'.repeat(GRAPHQL_LIMITS.characters)}`],
  ['twenty-one directives', `{ regency { name ${'@include(if: true) '.repeat(GRAPHQL_LIMITS.directives + 1)} } }`],
  ['two mutations at once', 'mutation { a: signOut { ok } b: signOut { ok } }'],
  ['mutations in a fragment', 'mutation { ...two } fragment two on Mutation { signOut { ok } }'],
  ['an unknown field', '{ regency { secret } }'],
  ['no document that can be parsed', '{ regency {'],
  ['an unknown variable type', 'query ($x: Secret) { regency { name } }'],
])('%s: refused with 400 and a stable code, nothing is run', async (_name, query) => {
  const answer = await ask(query);
  expect(answer.status).toBe(400);
  expect(answer.data).toBeNull();
  for (const code of codesOf(answer))
    expect(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST']).toContain(code);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|stack/);
});

test('what costs too much is refused although it is neither deep nor long', async () => {
  const card = 'id slug title shopId shopSlug shopName shopMotif kecamatanName minPrice maxPrice';
  const rows = `nodes { ${card} picture { key width height blur alt widths } }`;
  const shop = `shop { name products(first: 100) { ${rows} } }`;
  const many = aliased(14, `product(shopSlug: "a", slug: "b") { similar { ${card} } ${shop} }`);
  expect((await ask(`{ ${many} }`)).status).toBe(400);
});

test('fragments in a circle and fields repeated by the thousand end quickly', async () => {
  const before = performance.now();
  expect((await ask('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }')).status).toBe(400);
  expect((await ask(`{ regency { ${'name, '.repeat(900)} } }`)).status).toBeLessThan(500);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('a page of more than 100, an enum of nobody, a number that is none: bad input, never a fault', async () => {
  const wrong = [
    ['{ products(first: 101) { nodes { id } } }'],
    ['{ products(first: -1) { nodes { id } } }'],
    ['{ products(first: 0) { nodes { id } } }'],
    ['{ products(after: "nonsense") { nodes { id } } }'],
    ['query ($n: Int!) { products(first: $n) { nodes { id } } }', { n: 2 ** 40 }],
    ['query ($n: Int!) { products(first: $n) { nodes { id } } }', { n: 'many' }],
    ['query ($s: ProductSort!) { products(sort: $s) { nodes { id } } }', { s: 'price; drop table product' }],
    ['query ($f: ProductFilter) { products(filter: $f) { nodes { id } } }', { f: { minPrice: -5 } }],
    ['query ($f: ProductFilter) { products(filter: $f) { nodes { id } } }', { f: { isAdmin: true } }],
    ['mutation ($q: Int!) { addToBasket(variantId: "x", quantity: $q) { __typename } }', { q: 1.5 }],
  ] as const;
  for (const [query, variables] of wrong) {
    const answer = await ask(query, variables ?? {});
    expect([query, codesOf(answer)]).toEqual([
      query,
      expect.arrayContaining([expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/)]),
    ]);
    expect(answer.status).toBeLessThan(500);
  }
});

test('what people read of bad input is in their language; the detail is for programs', async () => {
  const forged = await ask('{ products(after: "nonsense") { nodes { id } } }');
  expect(forged.errors[0]).toMatchObject({
    message: 'Permintaan tidak dikenali.',
    extensions: { code: 'BAD_USER_INPUT', detail: 'after is not a cursor of this list' },
  });
});

test.each([
  ['half of a surrogate pair', '"\\ud83d"'],
  ['a NUL', '"a\\u0000b"'],
  ['lists in lists, past every stack', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
])('%s in a variable is bad input', async (_name, value) => {
  const reply = await api.server().fastify.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: `{"query":"query ($w: String!) { findDesa(query: $w) { code } }","variables":{"w":${value}}}`,
  });
  expect(reply.statusCode).toBe(200);
  expect(reply.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('an operation of no such name, and a hash that is none, are bad requests', async () => {
  const send = (body: object) =>
    api
      .server()
      .fastify.inject({ method: 'POST', url: '/graphql', payload: body, headers: { 'x-lapak-app': 'storefront' } });
  const query = 'query a { regency { name } } query b { regency { name } }';
  for (const operationName of ['c', '__proto__', undefined]) {
    const reply = await send({ query, operationName });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().errors[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  }
  const reply = await send({ extensions: { persistedQuery: { version: 1, sha256Hash: 5 } } });
  expect(reply.json().errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
});

test('whoever looks too often is told so, and how long to wait', async () => {
  const nosy = guest();
  const look = () => ask('{ purchase(code: "BLL-261125-0001", phoneLast4: "0000") { code } }', {}, nosy);
  for (let i = 0; i < 10; i++) expect(codesOf(await look())).toEqual([]);
  const { errors } = await look();
  expect(errors[0]).toMatchObject({ extensions: { code: 'TooManyTries', retryAfterSeconds: expect.any(Number) } });
  expect(errors[0]!.message).toMatch(/^Terlalu banyak percobaan/);
});

test('several operations in one request, and documents by GET, are not taken', async () => {
  const batch = await api.server().fastify.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'x-lapak-app': 'storefront' },
    payload: JSON.stringify([{ query: '{ regency { name } }' }, { query: '{ regency { name } }' }]),
  });
  expect(batch.statusCode).toBe(400);
  const byGet = await api.get(`/graphql?query=${encodeURIComponent('mutation { signOut { ok } }')}`);
  expect([400, 405]).toContain(byGet.statusCode);
});

test('our own documents run by their hash; an unknown hash is said to be unknown', async () => {
  const reply = await api.server().fastify.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } }),
  });
  expect(reply.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
});

test('a fault of ours says a number to quote, and nothing else', async () => {
  await db.query('alter table product rename to product_gone');
  const answer = await ask('{ products { nodes { id } } }');
  await db.query('alter table product_gone rename to product');
  expect(answer).toMatchObject({ status: 200, data: null, errors: [{ extensions: { code: 'INTERNAL' } }] });
  expect(answer.errors[0]!.message).toMatch(/sebutkan kode [0-9a-f]{8}\.$/);
  expect(answer.text).not.toMatch(/relation|product_gone|QueryFailed|select/);
});
