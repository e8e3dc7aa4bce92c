import { testServer } from '@lapak/postgres';
import { migrate } from '../migrations/index.js';
import { alone, exists, TEMPLATE, testUrl } from './server.js';

/** A server, a migrated template, and a name for this run that its workers' databases carry. */
export const prepareTemplate = async (): Promise<void> => {
  process.env['TEST_PG_URL'] ??= (await testServer()).adminUrl;
  process.env['TEST_RUN'] ??= String(process.pid);
  await alone(async (root) => {
    if (await exists(root, TEMPLATE)) return;
    await root.query(`drop database if exists lapak_template_new with (force)`);
    await root.query(`create database lapak_template_new`);
    await migrate(testUrl('lapak_template_new'));
    await root.query(`alter database lapak_template_new rename to ${TEMPLATE}`);
  });
};

/** Drops the databases of this run's workers. */
export const dropDatabases = (): Promise<void> =>
  alone(async (root) => {
    const mine = [`lapak_test_${process.env['TEST_RUN']}_%`];
    const { rows } = await root.query<{ datname: string }>(
      `select datname from pg_database where datname like $1`,
      mine,
    );
    for (const { datname } of rows) await root.query(`drop database ${datname} with (force)`);
  });
