import type { Id } from '@lapak/kernel';
import { givenAccount } from '@lapak/merchants-server/testing';
import type { RequestContext } from '@lapak/platform';
import { testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { entities } from '../entities.js';
import { apiOn, codesOf, guest, type Person } from '../testing/api.js';
import { probeOf } from '../testing/probe.js';
import { applyPolicy, permit, POLICY, type Who } from './policy.js';

const db = testDatabase(entities, { keep: true });
const api = apiOn(db);
const account = '01980000-0000-7000-8000-0000000000aa' as Id<'Account'>;

const schemaOf = (...fields: string[]): GraphQLSchema =>
  new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: Object.fromEntries(fields.map((name) => [name, { type: GraphQLString, resolve: () => 'secret' }])),
    }),
  });

test('a field that nobody decided about stops the start, and so does a row without a field', () => {
  expect(() => applyPolicy(schemaOf('a', 'b'), { 'Query.a': 'anyone' })).toThrow('Query.b has no row');
  expect(() => applyPolicy(schemaOf('a'), { 'Query.a': 'anyone', 'Query.old': 'staff' })).toThrow('Query.old');
});

const DUTIES = ['verifier', 'curator', 'finance', 'viewer'] as const;
const codeFor = (who: Who, ctx: RequestContext): string => {
  try {
    permit(who, ctx);
    return 'may';
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
};

test('a duty counts in the staff app, with the second factor, and for nothing but itself', () => {
  const officer = (duties: string[], secondFactor: boolean, app: RequestContext['app'] = 'staff') =>
    testContext({ app, viewer: testViewer({ accountId: account, duties, secondFactor }) });
  for (const duty of DUTIES)
    for (const who of ['verifier', 'curator', 'finance', 'admin'] as const)
      expect([duty, who, codeFor(who, officer([duty], true))]).toEqual([duty, who, duty === who ? 'may' : 'FORBIDDEN']);
  expect(codeFor('curator', officer(['admin'], true))).toBe('may');
  expect(codeFor('verifier', officer(['verifier'], false))).toBe('SECOND_FACTOR');
  expect(codeFor('verifier', officer(['verifier'], true, 'merchant'))).toBe('FORBIDDEN');
  expect(codeFor('staff', officer(['viewer'], true))).toBe('may');
  expect(codeFor('staff', officer([], true))).toBe('FORBIDDEN');
  expect(codeFor('staff', testContext({ app: 'staff' }))).toBe('UNAUTHENTICATED');
});

test('every root field refuses whoever is not in its row, before anything is looked up', async () => {
  const resident = await api.signedIn(await givenAccount(db), 'storefront');
  const staffWithoutDuty = await api.signedIn(await givenAccount(db), 'staff', true);
  const untested: string[] = [];
  const refused = async (key: string, person: Person, code: string): Promise<void> => {
    const { document, variables } = probeOf(api.server().schema, key);
    const answer = await api.ask(document, variables, person);
    expect([key, codesOf(answer)]).toEqual([key, [code]]);
  };
  for (const [key, who] of Object.entries(POLICY)) {
    if (who === 'anyone' || key.startsWith('Subscription.')) {
      untested.push(key);
      continue;
    }
    await refused(key, guest(), 'UNAUTHENTICATED');
    if (who === 'signed in') continue;
    await refused(key, resident, 'FORBIDDEN');
    await refused(key, staffWithoutDuty, 'FORBIDDEN');
  }
  expect(untested.every((key) => POLICY[key] === 'anyone' || key.startsWith('Subscription.'))).toBe(true);
});
