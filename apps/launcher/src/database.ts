import path from 'node:path';
import { startPostgres } from '@lapak/postgres';
import pg from 'pg';
import { clusterOf } from './home.ts';
import { Refusal } from './refusal.ts';
import { runningLauncher } from './running.ts';

export interface Database {
  url: string;
  /** True for our own server, false for the one of DATABASE_URL. */
  embedded: boolean;
  /** Whether the server was running already. */
  adopted: boolean;
  stop(patience?: number): Promise<void>;
  /** Resolves when the embedded server is gone; never for an own one. */
  ended: Promise<void>;
}

async function tryOut(url: string): Promise<void> {
  const example = 'Example: DATABASE_URL=postgres://lapak:secret@127.0.0.1:5432/lapak';
  if (!/^postgres(ql)?:\/\//.test(url)) throw new Refusal(`DATABASE_URL: must begin with postgres://. ${example}`);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    const { message, code } = cause as { message: string; code?: string };
    throw new Refusal(`DATABASE_URL: no connection to the database (${message || code}). ${example}`);
  }
}

/** Statistics of statements, for `docs/operations.md`. Only a superuser may switch them on, so not in a migration. */
async function watchStatements(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension if not exists pg_stat_statements');
  await client.end();
}

/** The database of this run: DATABASE_URL, else the embedded server on the data folder. */
export async function openDatabase(home: string): Promise<Database> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    await tryOut(given);
    const never = new Promise<void>(() => undefined);
    return { url: given, embedded: false, adopted: true, stop: async () => undefined, ended: never };
  }
  const { dataDir, password } = clusterOf(home);
  const server = await startPostgres({ dataDir, user: 'lapak', password, database: 'lapak' });
  await watchStatements(server.url);
  return {
    url: server.url,
    embedded: true,
    adopted: server.adopted,
    stop: (patience) => server.stop(patience),
    get ended() {
      return server.ended;
    },
  };
}

/** For a short command: stops the server again when this command started it and nobody else uses it by now. */
export async function leaveDatabase(database: Database, home: string): Promise<void> {
  if (database.embedded && !database.adopted && !runningLauncher(home)) await database.stop();
}

export const logOf = (home: string): string => path.join(home, 'logs');
