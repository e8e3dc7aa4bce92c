import { type Config, createDataSource, type Log } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import { entities } from './entities.js';

/** The product's database, connected. A server that is just starting is waited for. */
export const connect = async (
  config: Config,
  log: Log,
  options: { applicationName: string; poolSize: number; statementTimeout?: number },
): Promise<DataSource> => {
  for (let attempt = 1; ; attempt++) {
    const db = createDataSource({
      url: config.databaseUrl,
      entities,
      onPoolError: (error) => log.warn({ err: error }, 'a database connection broke'),
      ...options,
    });
    try {
      return await db.initialize();
    } catch (error) {
      if (attempt >= 20) throw error;
      log.warn({ err: error, attempt }, 'the database does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
};
