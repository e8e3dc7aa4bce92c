import type { Clock, Id } from '@lapak/kernel';
import { CLOCK, notify, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { noticesTopic } from './tell.js';

const markRead = statement(
  'notices_mark_read',
  `update notice set read_at = $2 where account_id = $1 and read_at is null`,
);

/** Everything in the account's inbox is read; its other screens are told when that changed something. */
@Injectable()
export class MarkNoticesRead {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(accountId: Id<'Account'>): Promise<void> {
    return this.transactor.run(async (tx) => {
      if ((await markRead.run(tx, [accountId, this.clock.now()])) > 0) await notify(tx, noticesTopic(accountId));
    });
  }
}
