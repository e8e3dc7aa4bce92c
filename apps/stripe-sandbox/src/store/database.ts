import pg from 'pg';
import type { Origin } from './events.js';
import { type Surroundings, Work } from './work.js';

/** Runs pieces of work, each in one transaction, and says so when one that told something has ended. */
export class Database {
  readonly pool: pg.Pool;
  /** Called after a commit that left something to be done: a webhook, a settlement. */
  onNews: () => void = () => undefined;

  constructor(
    databaseUrl: string,
    private readonly around: () => Surroundings,
  ) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 8, application_name: 'stripe-sandbox' });
    this.pool.on('error', () => undefined); // an idle connection that broke is replaced by the pool
  }

  /** The sandbox's clock. */
  get now(): Date {
    return this.around().now;
  }

  async work<T>(run: (work: Work) => Promise<T>, origin?: Origin): Promise<T> {
    const tx = await this.pool.connect();
    const work = new Work(tx, this.around(), origin);
    try {
      await tx.query('begin');
      const result = await run(work);
      await tx.query('commit');
      if (work.hasNews) this.onNews();
      return result;
    } catch (error) {
      await tx.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      tx.release();
    }
  }
}
