import { execFileSync, spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);

// The rules look the rooms up in Nx's graph of the workspace; without one they would be skipped.
beforeAll(() => {
  const file = path.join(os.tmpdir(), `lapak-graph-${process.pid}.json`);
  execFileSync(bin('nx'), ['graph', `--file=${file}`], { cwd: root, stdio: 'ignore' });
}, 60_000);

/** What lint says of a file that is not there. */
const lint = (file: string, code: string): string => {
  const args = ['--stdin', '--stdin-filename', file, '--format', 'json'];
  const { stdout, stderr } = spawnSync(bin('eslint'), args, { cwd: root, input: code, encoding: 'utf8' });
  expect(stderr + stdout).not.toContain('will be skipped');
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { ruleId: string; message: string }[] }];
  return messages.map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n');
};
const importing = (name: string): string => `import * as planted from '${name}';\n\nexport const x = planted;\n`;

test.each([
  ['the kernel stands on nothing', 'libs/kernel/src/planted.ts', '@nestjs/common'],
  ['rules see no framework', 'libs/orders/domain/src/planted.ts', 'typeorm'],
  ['rules see no rows', 'libs/orders/domain/src/planted.ts', '@lapak/orders-server'],
  ['nobody looks down the list of domains', 'libs/insight/server/src/planted.ts', '@lapak/orders-server'],
  ['the platform knows no domain', 'libs/platform/src/planted.ts', '@lapak/merchants-server'],
  ['servers draw no screens', 'libs/catalog/server/src/planted.ts', 'react'],
  ['screens see no server', 'apps/storefront/src/planted.ts', '@lapak/catalog-server'],
  ['screens do not decide', 'apps/merchant/src/planted.ts', '@lapak/orders-domain'],
  ['looks hold no data', 'libs/ui/src/planted.ts', '@apollo/client'],
  ['the sandbox is Stripe, not us', 'apps/stripe-sandbox/src/planted.ts', '@lapak/platform'],
])('%s', (_rule, file, name) => {
  expect(lint(file, importing(name))).toContain('@nx/enforce-module-boundaries');
});

test('what a room may use passes', () => {
  expect(lint('libs/orders/server/src/planted.ts', importing('@lapak/catalog-server'))).toBe('');
});

test.each([
  ['Date.now()', 'libs/orders/domain/src/planted.ts', 'export const x = (): number => Date.now();\n'],
  ['Math.random()', 'libs/kernel/src/planted.ts', 'export const x = (): number => Math.random();\n'],
  [
    'SQL with a value in its text',
    'libs/orders/server/src/planted.ts',
    'export const x = (db: { query(s: string): void }, id: string) => db.query(`select ${id}`);\n',
  ],
  ["a test's builders in what ships", 'libs/orders/server/src/planted.ts', importing('@lapak/catalog-server/testing')],
])('%s is refused', (_what, file, code) => {
  expect(lint(file, code)).toMatch(/no-restricted-(syntax|imports)/);
});
