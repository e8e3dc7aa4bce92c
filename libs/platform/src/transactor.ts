import { isProblem, type Problem } from '@lapak/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** An open transaction. Every write takes one as its first argument, so a write outside one does not compile. */
export type Tx = EntityManager & { readonly isTx: true };

class RolledBack extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** 40001 serialization_failure, 40P01 deadlock_detected (PostgreSQL manual, appendix A). */
const RETRYABLE = new Set(['40001', '40P01']);

/** The SQLSTATE of a failed statement, or undefined. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string } | undefined)?.code : undefined;

@Injectable()
export class Transactor {
  constructor(private readonly db: DataSource) {}

  /**
   * Runs `work` in one transaction: a value commits; a returned Problem, or a throw, rolls back.
   * A deadlock or serialization failure runs the whole of `work` again, at most `tries` times with a growing random
   * pause, so `work` must have no effect outside `tx`: Stripe and mail are called by listeners, after the commit.
   */
  async run<T>(work: (tx: Tx) => Promise<T>, tries = 8): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.db.transaction(async (tx) => {
          const result = await work(tx as Tx);
          if (isProblem(result)) throw new RolledBack(result);
          return result;
        });
      } catch (error) {
        if (error instanceof RolledBack) return error.problem as T;
        if (attempt >= tries || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
      }
    }
  }
}
