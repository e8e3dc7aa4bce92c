import { type Config, createDataSource, type DatabaseOptions, type Log } from '@lapak/platform';
import type { DataSource } from 'typeorm';

type Options = Pick<DatabaseOptions, 'entities' | 'poolSize' | 'statementTimeout'> & {
  readonly applicationName: string;
};

/** The product's database, connected. A server that is just starting is waited for. */
export const connect = async (config: Config, log: Log, options: Options): Promise<DataSource> => {
  for (let attempt = 1; ; attempt++) {
    const db = createDataSource({
      url: config.databaseUrl,
      replicaUrls: config.databaseReplicaUrls,
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
