import { testServer } from '@lapak/postgres';

import { runGate, type Step } from './gate.ts';

const CHECKS: Step[] = [
  { name: 'generated code', script: 'codegen' },
  { name: 'types', script: 'types' },
  // Without its project graph the rule of the rooms skips itself and says so only in passing.
  { name: 'lint', script: 'lint', forbidden: 'will be skipped' },
  { name: 'format', script: 'format:check' },
  { name: 'unused code', script: 'knip' },
  { name: 'tests', script: 'jest', args: ['--ignoreProjects', 'e2e'], jest: true },
  { name: 'build', script: 'build' },
];
const BROWSER: Step = { name: 'browser tests', script: 'jest', args: ['--selectProjects', 'e2e'], jest: true };
const BUILD: Step = { name: 'build', script: 'build' };

export const GATES = { test: [...CHECKS, BROWSER], check: CHECKS, e2e: [BUILD, BROWSER] };

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
