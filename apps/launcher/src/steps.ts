import { testServer } from '@lapak/postgres';

import { runGate, type Step } from './gate.ts';

const CHECKS: Step[] = [
  { name: 'generated code', script: 'codegen' },
  { name: 'types', script: 'types' },
  { name: 'tests', script: 'jest', args: ['--ignoreProjects', 'e2e'], jest: true },
];

// Lint of the rooms, formatting, unused code, the build and the browser tests join when the API starts as a whole.
export const GATES = { test: CHECKS, check: CHECKS, e2e: CHECKS };

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
