import type { CaseLocked, QueueEmpty } from '@lapak/cases-domain';
import { CaseDesk, type ServiceCaseEntity } from '@lapak/cases-server';
import { type Clock, type Id, isProblem, type NotFound } from '@lapak/kernel';
import { CLOCK, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';

export interface CaseInHand {
  readonly code: string;
}

/** An officer opens a case, takes the next one by deadline, or puts one down. A lock lasts 15 minutes. */
@Injectable()
export class TakeCase {
  constructor(
    private readonly transactor: Transactor,
    private readonly desk: CaseDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(officer: Id<'Account'>, code: string): Promise<CaseInHand | CaseLocked | NotFound> {
    return this.inHand((tx, now) => this.desk.take(tx, code, officer, now));
  }

  next(officer: Id<'Account'>): Promise<CaseInHand | QueueEmpty> {
    return this.inHand((tx, now) => this.desk.takeNext(tx, 'verification', officer, now));
  }

  release(officer: Id<'Account'>, code: string): Promise<CaseInHand | CaseLocked | NotFound> {
    return this.inHand((tx, now) => this.desk.release(tx, code, officer, now));
  }

  private inHand<P>(work: (tx: Tx, now: Date) => Promise<ServiceCaseEntity | P>): Promise<CaseInHand | P> {
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const found = await work(tx, now);
      return isProblem(found) ? found : { code: (found as ServiceCaseEntity).code };
    });
  }
}
