import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags } from '@lapak/launcher/node-flags';
import { freePort, reachableDataDir, type RunningPostgres, startPostgres } from '@lapak/postgres';
import pg from 'pg';
import { DATA, manifest } from './questions.ts';

export const root = resolve(import.meta.dirname, '../../..');
const home = resolve(root, process.env['LAPAK_HOME'] ?? '.local', 'bench');

export interface Running {
  readonly pid: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** What is made once and found again in the next run. */
const remembered = (name: string, make: () => string): string => {
  const file = join(home, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
};

/** The bench's own cluster: measured with the settings of the product, away from its data. */
export async function openBenchServer(): Promise<RunningPostgres> {
  mkdirSync(home, { recursive: true });
  const password = remembered('password', () => randomBytes(18).toString('base64url'));
  const dataDir = remembered(
    'cluster',
    () => reachableDataDir(home, `bench-${randomBytes(4).toString('hex')}`).dataDir,
  );
  return startPostgres({ dataDir, user: 'lapak', password, database: 'lapak' });
}

const environment = (databaseUrl: string, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'development',
  LAPAK_DEMO: '0',
  LAPAK_HOME: home,
  DATABASE_URL: databaseUrl,
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  LOG_LEVEL: 'error',
  STRIPE_SECRET_KEY: '',
});

const started = (program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess => {
  const log = openSync(join(home, 'bench.log'), 'a');
  return spawn(process.execPath, [...nodeFlags(program), join(root, program), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', log, log],
  });
};
const ended = (child: ChildProcess): Promise<number> =>
  new Promise((done) => child.once('exit', (code) => done(code ?? 1)));

const runToEnd = async (program: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> => {
  if ((await ended(started(program, args, env))) !== 0)
    throw new Error(`${program} failed; its words are in ${home}/bench.log`);
};

/** A migrated database of the bench's own, made on first use. */
async function migratedDatabase(server: RunningPostgres, name: string): Promise<string> {
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  const admin = new pg.Client(server.url);
  await admin.connect();
  try {
    const made = await admin.query('select from pg_database where datname = $1', [name]);
    // eslint-disable-next-line no-restricted-syntax -- a name cannot be a parameter; it is quoted
    if (made.rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await admin.end();
  }
  await runToEnd('apps/api/dist/migrate.js', [], environment(url, 3000));
  return url;
}

/** A database with this many products, filled on first use and kept: filling takes longer than measuring. */
export async function filledDatabase(server: RunningPostgres, products: number): Promise<string> {
  const url = await migratedDatabase(server, `bench_${products}`);
  const size = [
    '--shops',
    String(Math.max(20, products / 10)),
    '--products',
    String(products),
    '--seed',
    String(DATA.seed),
  ];
  await runToEnd('apps/api/dist/fill.js', size, environment(url, 3000));
  return url;
}

/** A database with the demo regency. */
export async function seededDatabase(server: RunningPostgres): Promise<string> {
  const url = await migratedDatabase(server, 'bench_demo');
  await runToEnd('apps/api/dist/seed/main.js', [], { ...environment(url, 3000), LAPAK_DEMO: '1' });
  return url;
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer && answer.status < 500) return;
    await sleep(100);
  }
  throw new Error(`${url} does not answer; see ${home}/bench.log`);
}

const running = async (program: string, databaseUrl: string, ready: string): Promise<Running> => {
  const port = await freePort(25_000);
  const child = started(program, [], environment(databaseUrl, port));
  const url = `http://127.0.0.1:${port}`;
  const gone = ended(child);
  if (ready) await untilAnswers(`${url}${ready}`);
  else await sleep(3_000);
  return {
    pid: child.pid!,
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
};

export const startBare = (databaseUrl: string): Promise<Running> =>
  running('apps/bench/src/bare-server.ts', databaseUrl, '/list');
/** The API, which knows the bench's own documents by hash as it knows those of the other apps. */
export const startApi = (databaseUrl: string): Promise<Running> => {
  const folder = join(root, 'apps/bench/src/gql');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'persisted-documents.json'), JSON.stringify(manifest()));
  return running('apps/api/dist/main.js', databaseUrl, '/health');
};
export const startWorker = (databaseUrl: string): Promise<Running> =>
  running('apps/api/dist/worker.js', databaseUrl, '');

/** What must always be true of the data; the table goes to the terminal. */
export const checkInvariants = async (databaseUrl: string): Promise<boolean> => {
  const child = spawn(process.execPath, [join(root, 'apps/api/dist/invariants.js')], {
    cwd: root,
    env: environment(databaseUrl, 3000),
    stdio: 'inherit',
  });
  return (await ended(child)) === 0;
};
