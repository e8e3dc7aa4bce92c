import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, binariesFor } from './binaries.ts';
import { createCluster } from './create-cluster.ts';
import { freePort } from './free-port.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { findPostmaster, isAlive, stopPostmaster } from './postmaster.ts';
import { type Identity, identityFor } from './unprivileged.ts';

export interface PostgresOptions {
  /** Absolute folder of the cluster; made on first use. The server's messages go to `<dataDir>.log`. */
  dataDir: string;
  /** TCP port on 127.0.0.1. Left out: the first free one below 32768. */
  port?: number;
  /** The owner of the cluster (a superuser), and the password it signs in with. */
  user: string;
  password: string;
  /** Made when it is missing; `url` leads to it. Left out: 'postgres'. */
  database?: string;
  /** Server settings over the house ones: { shared_buffers: '1GB' }. */
  settings?: Record<string, string | number>;
  /** Data that may be lost (tests): nothing waits for the disk. */
  throwAway?: boolean;
}

export interface RunningPostgres {
  /** postgres://user:password@127.0.0.1:port/database */
  url: string;
  port: number;
  pid: number;
  /** True when a server was already running on this folder (a killed start left it) and was taken over. */
  adopted: boolean;
  /** Cuts sessions off and ends the server, the hard way after `patience` milliseconds; resolves when it is gone. */
  stop(patience?: number): Promise<void>;
  /** Resolves when the server is gone, by `stop` or by accident. */
  ended: Promise<void>;
}

const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  logging_collector: 'off',
  timezone: 'UTC',
};
const HOUSE = {
  shared_buffers: '256MB',
  max_connections: 100,
  synchronous_commit: 'on',
  wal_compression: 'on',
  random_page_cost: 1.1,
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  jit: 'off',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  shared_preload_libraries: 'pg_stat_statements',
};
const THROW_AWAY = {
  ...HOUSE,
  shared_preload_libraries: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  checkpoint_timeout: '30min',
  log_min_messages: 'fatal',
};
const PATIENCE_MS = 60_000;

const urlOf = (options: PostgresOptions, port: number, database = 'postgres'): string => {
  const account = `${encodeURIComponent(options.user)}:${encodeURIComponent(options.password)}`;
  return `postgres://${account}@127.0.0.1:${port}/${database}`;
};

async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the server may go away under us; the query says so
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @returns true when the server answers and serves this folder; false while it starts or stops. */
async function answers(options: PostgresOptions, port: number): Promise<boolean> {
  try {
    const [row] = await query(urlOf(options, port), 'show data_directory');
    return row?.['data_directory'] === options.dataDir;
  } catch (cause) {
    const code = (cause as { code?: string }).code;
    if (code !== '28P01' && code !== '28000') return false;
    throw new Error(
      `The database in ${options.dataDir} refuses its password. Bring back the file with the password that belongs to it, ` +
        'or set the folder aside to begin afresh.',
      { cause },
    );
  }
}

function launch(options: PostgresOptions, port: number, binaries: Binaries, who: Identity): number {
  const settings = { ...(options.throwAway ? THROW_AWAY : HOUSE), ...options.settings, ...ALWAYS, port };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A file, not a pipe: nobody has to drain it, and the server outlives this process without losing its voice.
  const log = fs.openSync(`${options.dataDir}.log`, 'w', 0o600);
  try {
    const server = spawn(path.join(binaries.bin, 'postgres'), ['-D', options.dataDir, ...args], {
      ...who,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      detached: true, // Ctrl-C in the terminal is for the launcher, which stops the server last
      stdio: ['ignore', log, log],
    });
    server.on('error', () => undefined); // told by the missing pid
    server.unref();
    if (server.pid === undefined) throw new Error(`The PostgreSQL program in ${binaries.bin} could not be run.`);
    return server.pid;
  } finally {
    fs.closeSync(log);
  }
}

/** Waits until the server we launched answers. @returns what it said when it gave up instead. */
async function settle(options: PostgresOptions, pid: number, end: number): Promise<string | undefined> {
  while (performance.now() < end) {
    const found = findPostmaster(options.dataDir);
    const ready = found?.pid === pid && (found.status === 'ready' || found.status === 'standby');
    if (ready && (await answers(options, found.port))) return undefined;
    if (!isAlive(pid)) return fs.readFileSync(`${options.dataDir}.log`, 'utf8').trim() || 'it ended without a word';
    await sleep(20);
  }
  return 'it did not answer in time';
}

// What another start, a dying server or its last backends cause: over in a moment.
const PASSING = /shared memory block|could not bind|Address already in use|lock file "postmaster\.pid"|being removed/;

async function findOrLaunch(options: PostgresOptions): Promise<{ pid: number; port: number; adopted: boolean }> {
  const who = identityFor(options.dataDir);
  const binaries = binariesFor(who);
  createCluster(options, binaries, who);
  const end = performance.now() + PATIENCE_MS;
  let said = '';
  while (performance.now() < end) {
    const found = findPostmaster(options.dataDir);
    if (found) {
      if (found.port > 0 && (await answers(options, found.port))) return { ...found, adopted: true };
      await sleep(100);
      continue;
    }
    const port = options.port ?? (await freePort());
    const pid = launch(options, port, binaries, who);
    said = (await settle(options, pid, end)) ?? '';
    if (said === '') return { pid, port, adopted: false };
    if (!PASSING.test(said)) break;
    await sleep(250);
  }
  throw new Error(`PostgreSQL on ${options.dataDir} does not start: ${said || 'the server there does not answer'}`);
}

async function makeDatabase(options: PostgresOptions, port: number, database: string): Promise<void> {
  const admin = urlOf(options, port);
  const found = await query(admin, 'select 1 from pg_database where datname = $1', [database]);
  if (found.length === 0) await query(admin, `create database ${pg.escapeIdentifier(database)}`);
}

async function whenGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(300);
}

/**
 * Starts PostgreSQL 18 on a folder, or takes over the server a killed start left running there. Listens on 127.0.0.1
 * only. The server does not end with this process: call `stop`.
 * @throws Error with a sentence for the person at the terminal, ending in what PostgreSQL itself said.
 */
export async function startPostgres(given: PostgresOptions): Promise<RunningPostgres> {
  const parent = path.dirname(path.resolve(given.dataDir));
  fs.mkdirSync(parent, { recursive: true });
  const options = { ...given, dataDir: path.join(fs.realpathSync(parent), path.basename(given.dataDir)) };
  return oneAtATime(options.dataDir, async () => {
    const { pid, port, adopted } = await findOrLaunch(options);
    if (options.database) await makeDatabase(options, port, options.database);
    let ended: Promise<void> | undefined;
    return {
      url: urlOf(options, port, options.database),
      port,
      pid,
      adopted,
      stop: (patience = 10_000) => stopPostmaster(pid, patience),
      get ended() {
        return (ended ??= whenGone(pid)); // watching starts with the first listener: it keeps the process alive
      },
    };
  });
}
