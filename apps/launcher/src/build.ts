import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';
import { inRoot, root } from './workspace.ts';

const STAMP = 'dist/.build';
const TOP = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'apps/launcher/transpile.mjs'];
const NOT_BUILT = new Set(['node_modules', 'dist', 'gql', 'e2e', 'bench', 'launcher']);
const isTest = /\.spec\.tsx?$/;

function* sources(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || NOT_BUILT.has(entry.name) || isTest.test(entry.name)) continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(full);
    else if (entry.isFile()) yield full;
  }
}

/** One word for the content of everything the build reads. */
export function fingerprint(base = root): string {
  const hash = createHash('sha256').update(process.version);
  const files = ['apps', 'libs'].map((name) => path.join(base, name)).flatMap((folder) => [...sources(folder)]);
  for (const file of [...TOP.map((name) => path.join(base, name)), ...files].sort()) {
    if (!fs.existsSync(file)) continue;
    hash.update(`\0${path.relative(base, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

const built = (): string | undefined =>
  fs.existsSync(inRoot(STAMP)) && fs.existsSync(inRoot('apps/api/dist/main.js'))
    ? fs.readFileSync(inRoot(STAMP), 'utf8')
    : undefined;

/** Runs a program of the workspace with its output on the terminal. @returns its exit code. */
export const runTool = (program: string, args: string[], env = process.env): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * Builds what changed since the last build; when nothing did, only reads the sources (a fraction of a second).
 * @throws Refusal when the build fails.
 */
export async function buildWhenNeeded(): Promise<void> {
  const now = fingerprint();
  if (built() === now) return;
  console.log('Lapak: building ...');
  const began = performance.now();
  if ((await runTool('npm', ['run', '--silent', 'build'])) !== 0)
    throw new Refusal('the build failed (see above). "npm run types" often says more.');
  fs.mkdirSync(inRoot('dist'), { recursive: true });
  fs.writeFileSync(inRoot(STAMP), now);
  console.log(`Lapak: built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
