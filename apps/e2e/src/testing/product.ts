import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, testServer } from '@lapak/postgres';
import pg from 'pg';

const root = resolve(import.meta.dirname, '../../../..');
const SECRETS = {
  STRIPE_SECRET_KEY: 'sk_test_sandbox_0123456789abcdef',
  STRIPE_WEBHOOK_SECRET: 'whsec_e2e_platform',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_e2e_connect',
};

/** How the suites reach the running product. */
export interface Access {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly databaseUrl: string;
  readonly logs: string;
}
export interface Product {
  readonly access: Access;
  stop(): Promise<void>;
}

const programs = {
  migrate: 'apps/api/dist/migrate.js',
  seed: 'apps/api/dist/seed/main.js',
  sandbox: 'apps/stripe-sandbox/dist/main.js',
  worker: 'apps/api/dist/worker.js',
  api: 'apps/api/dist/main.js',
};
type Program = keyof typeof programs;

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((done) => child.once('exit', (code) => done(code ?? 1)));

/** The last words of a program's log, for the message of a failed start. */
const lastWords = (log: string): string => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20).join('\n');

async function untilReady(url: string, logs: string): Promise<void> {
  let last = '';
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(150)) {
    last = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) }).then(
      async (answer) => (answer.ok ? '' : `${answer.status} ${await answer.text()}`),
      (error: unknown) => String(error),
    );
    if (last === '') return;
  }
  throw new Error(`the product does not become ready: ${last}\n${lastWords(join(logs, 'api.log'))}`);
}

/**
 * The built product as `npm start` runs it (migration, sandbox, seed, worker, API), on a database and ports of its own,
 * so that tests never touch the data of a Lapak that runs on this machine.
 */
export async function startProduct(): Promise<Product> {
  if (!existsSync(join(root, programs.api))) throw new Error('Build first: npm run build');
  const server = process.env['TEST_PG_URL']
    ? { adminUrl: process.env['TEST_PG_URL'], stopUnlessUsed: async () => undefined }
    : await testServer();
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  const name = `lapak_e2e_${process.pid}`;
  await admin.query(`create database ${name}`);
  const home = mkdtempSync(join(tmpdir(), 'lapak-e2e-'));
  const databaseUrl = Object.assign(new URL(server.adminUrl), { pathname: `/${name}` }).href;
  const port = await freePort(23_000);
  const sandboxPort = await freePort(24_000);
  const env = {
    ...process.env,
    ...SECRETS,
    NODE_ENV: 'development',
    LAPAK_DEMO: '1',
    LAPAK_HOME: home,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    STRIPE_API_HOST: '127.0.0.1',
    STRIPE_API_PORT: String(sandboxPort),
    STRIPE_API_PROTOCOL: 'http',
  };
  const running: ChildProcess[] = [];
  const start = (program: Program): ChildProcess => {
    const log = openSync(join(home, `${program}.log`), 'a');
    return spawn(process.execPath, [join(root, programs[program])], { cwd: root, env, stdio: ['ignore', log, log] });
  };
  const finish = async (program: Program): Promise<void> => {
    if ((await ended(start(program))) !== 0)
      throw new Error(`${program} failed:\n${lastWords(join(home, `${program}.log`))}`);
  };
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) {
      if (child.exitCode !== null) continue;
      const gone = ended(child);
      child.kill('SIGTERM');
      if ((await Promise.race([gone, sleep(10_000, 'late')])) === 'late') child.kill('SIGKILL');
    }
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await server.stopUnlessUsed();
    if (!process.env['KEEP_LOGS']) rmSync(home, { recursive: true, force: true });
  };
  try {
    await finish('migrate');
    running.push(start('sandbox'));
    await finish('seed');
    running.push(start('worker'), start('api'));
    const url = `http://localhost:${port}`;
    await untilReady(url, home);
    return { access: { url, sandboxUrl: `http://127.0.0.1:${sandboxPort}`, databaseUrl, logs: home }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
