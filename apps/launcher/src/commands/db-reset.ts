// `npm run db:reset`: an empty database, migrated, with the demo regency in it as on the first day.
import pg from 'pg';

import { buildWhenNeeded } from '../build.ts';
import { runToEnd } from '../child.ts';
import { leaveDatabase, openDatabase } from '../database.ts';
import { isDemo, productEnv } from '../environment.ts';
import { openHome } from '../home.ts';
import { portFromEnv } from '../port.ts';
import { asCommand, Refusal } from '../refusal.ts';
import { runningLauncher } from '../running.ts';

async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
    );
    for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
    await client.query('create schema public');
  } finally {
    await client.end();
  }
}

function refuseAccidents(home: string): void {
  const running = runningLauncher(home);
  if (running) throw new Refusal(`Lapak is running (${running.url}, process ${running.pid}). Stop it first.`);
  if (process.env['DATABASE_URL'] && !process.argv.includes('--yes'))
    throw new Refusal(
      'this deletes everything in the database of DATABASE_URL. If you mean it: npm run db:reset -- --yes',
    );
  if (process.env['NODE_ENV'] === 'production')
    throw new Refusal('NODE_ENV=production: a live database is never reset.');
}

async function reset(): Promise<number> {
  const home = openHome();
  refuseAccidents(home);
  await buildWhenNeeded();
  const database = await openDatabase(home);
  try {
    await empty(database.url);
    console.log('Lapak: the database is empty.');
    const env = productEnv(home, database.url, portFromEnv(process.env));
    const programs = ['apps/api/dist/migrate.js', ...(isDemo(process.env) ? ['apps/api/dist/seed/main.js'] : [])];
    for (const program of programs) {
      const code = await runToEnd(program, [], env);
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await leaveDatabase(database, home);
  }
}

await asCommand(reset);
