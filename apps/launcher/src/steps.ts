import { testServer } from '@lapak/postgres';
import { runGate, type Step } from './gate.ts';

/** ESLint without a project graph leaves the room rules out and says only this. */
const RULES_SKIPPED = 'will be skipped';

const CHECKS: Step[] = [
  { name: 'typed documents', script: 'codegen', args: ['--documents'] },
  { name: 'format', script: 'format:check' },
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint', forbidden: RULES_SKIPPED },
  { name: 'unused code', script: 'knip' },
  { name: 'tests', script: 'jest', args: ['--ignoreProjects', 'e2e'], jest: true },
  { name: 'build', script: 'build' },
];
const BROWSER: Step = { name: 'browser tests', script: 'jest', args: ['--selectProjects', 'e2e'], jest: true };

export const GATES = { test: [...CHECKS, BROWSER], check: CHECKS, e2e: [BROWSER] };

/** Runs a gate with one throw-away PostgreSQL for all its tests (TEST_PG_URL). @returns the exit code. */
export async function gate(name: keyof typeof GATES): Promise<number> {
  const given = process.env['TEST_PG_URL'];
  const server = given ? undefined : await testServer();
  try {
    return await runGate(GATES[name], { ...process.env, TEST_PG_URL: given || server?.adminUrl });
  } finally {
    await server?.stopUnlessUsed();
  }
}
