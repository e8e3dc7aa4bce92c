import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, scripts } from './workspace.ts';

/** Tests that ran, and things that failed: tests, suites that could not run, steps that are no tests. */
export interface Tally {
  passed: number;
  failed: number;
}

export interface Step {
  name: string;
  /** npm script of the root package.json; a step whose script is not there is left out. */
  script: string;
  args?: string[];
  /** Jest counts its own tests; any other step counts only when it fails. */
  jest?: boolean;
  /** Words in the output that mean failure though the exit code says otherwise. */
  forbidden?: string;
  /** Only for this step. */
  env?: Record<string, string>;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** Reads what `jest --json --outputFile` wrote. A suite that could not run is one failure. */
export function tallyOf(report: JestReport): Tally {
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
}

/** Runs an npm script, its output on the terminal. @returns whether it went well. */
function runScript(step: Step, extra: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const args = ['run', '--silent', step.script, '--', ...(step.args ?? []), ...extra];
  const child = spawn('npm', args, {
    cwd: root,
    env,
    stdio: ['ignore', step.forbidden ? 'pipe' : 'inherit', 'inherit'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    process.stdout.write(chunk);
  });
  const forward = (): boolean => child.kill('SIGTERM');
  process.on('disconnect', forward);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('disconnect', forward);
      const forbidden = step.forbidden !== undefined && said.includes(step.forbidden);
      if (forbidden) console.error(`"${step.forbidden}" in the output: a rule did not run, so this counts as failed.`);
      resolve(code === 0 && !forbidden);
    });
  });
}

async function runStep(step: Step, env: NodeJS.ProcessEnv): Promise<Tally> {
  if (!step.jest) return (await runScript(step, [], env)) ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lapak-jest-'));
  const file = path.join(folder, 'report.json');
  try {
    const well = await runScript(step, ['--json', `--outputFile=${file}`], env);
    if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
    const tally = tallyOf(JSON.parse(fs.readFileSync(file, 'utf8')) as JestReport);
    return well || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs the steps in order up to the first that fails, and ends with the one line "N passed, N failed".
 * @returns the exit code: 0 when nothing failed.
 */
export async function runGate(steps: Step[], env: NodeJS.ProcessEnv): Promise<number> {
  const total: Tally = { passed: 0, failed: 0 };
  const times: string[] = [];
  for (const step of steps.filter(({ script }) => script in scripts())) {
    console.log(`\n=== ${step.name} ===`);
    const began = performance.now();
    const { passed, failed } = await runStep(step, { ...env, ...step.env });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`--- ${step.name}: ${failed > 0 ? 'FAILED' : 'ok'}, ${seconds} s`);
    times.push(`${step.name} ${seconds} s`);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) break;
  }
  console.log(`\n${times.join(' | ')}`);
  if (total.failed > 0) console.log(`Stopped at: ${times.at(-1)?.replace(/ [\d.]+ s$/, '')}. Its messages are above.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}
