import type { Clock } from '@lapak/kernel';
import { CLOCK, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const DAY = 86_400_000;
/** As long as the guest's cookie lives. */
const BASKET_DAYS = 90;
/** Longer than any client repeats a request. */
const KEY_DAYS = 7;

const forgetBaskets = statement(
  'orders_forget_baskets',
  `delete from basket where id in (select id from basket where account_id is null and updated_at < $1 order by updated_at limit 5000)`,
);
const forgetKeys = statement(
  'orders_forget_keys',
  `delete from idempotency where ctid = any(array(
     select ctid from idempotency where created_at < $1 and scope like 'orders.place:%' order by created_at limit 5000))`,
);

/** Once a day: guests' baskets that nobody came back to, and keys of orders placed long ago. */
@Injectable()
export class SweepBaskets {
  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns how many of each went; at most 5,000 a run. */
  async run(): Promise<{ baskets: number; keys: number }> {
    const now = this.clock.now().getTime();
    return {
      baskets: await forgetBaskets.run(this.db, [new Date(now - BASKET_DAYS * DAY)]),
      keys: await forgetKeys.run(this.db, [new Date(now - KEY_DAYS * DAY)]),
    };
  }
}
