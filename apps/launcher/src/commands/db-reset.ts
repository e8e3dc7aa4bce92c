// `npm run db:reset`: an empty database, migrated, with the demo regency in it as on the first day.
import pg from 'pg';
import { buildWhenNeeded } from '../build.ts';
import { Crew } from '../crew.ts';
import { openDatabase } from '../database.ts';
import { isDemo, productEnv, sandboxEnv, wantsSandbox } from '../environment.ts';
import { openHome } from '../home.ts';
import { interruption } from '../interruption.ts';
import { portFromEnv } from '../port.ts';
import { asCommand, Refusal } from '../refusal.ts';
import { runningLauncher, takeOver } from '../running.ts';
import { startSandbox } from '../start-sandbox.ts';

async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
    );
    for (const { name } of rows) await client.query('drop schema ' + pg.escapeIdentifier(name) + ' cascade');
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

async function rebuild(crew: Crew, home: string, port: number): Promise<void> {
  const database = await crew.watch(openDatabase(home));
  await empty(database.url);
  console.log('Lapak: the database is empty.');
  const sandbox = wantsSandbox(process.env) ? await sandboxEnv(home) : {};
  const env = { ...productEnv(home, database.url, port), ...sandbox };
  await crew.run('migration', 'apps/api/dist/migrate.js', env);
  if (!isDemo(process.env)) return;
  if (sandbox.STRIPE_API_PORT) await startSandbox(crew, env);
  await crew.run('seed', 'apps/api/dist/seed/main.js', env);
}

async function reset(): Promise<number> {
  const home = openHome();
  const port = portFromEnv(process.env);
  refuseAccidents(home);
  await takeOver(home);
  await buildWhenNeeded();
  const crew = new Crew(home, 'npm run db:reset');
  try {
    await Promise.race([interruption(), crew.broken, rebuild(crew, home, port)]);
    return 0;
  } finally {
    await crew.end();
  }
}

await asCommand(reset);
