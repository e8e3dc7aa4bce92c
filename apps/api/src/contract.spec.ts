import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printContract } from './graphql/contract.js';

test('schema.graphql is what the resolvers say; when it is not, run "npm run codegen" and read the difference', async () => {
  const committed = readFileSync(join(import.meta.dirname, '../schema.graphql'), 'utf8');
  expect(await printContract()).toBe(committed);
});
