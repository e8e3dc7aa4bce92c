import { statement } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const BATCH = 1_000;
const sessions = statement(
  'accounts_sweep_sessions',
  `delete from session where id in (select id from session where expires_at <= $1 limit ${BATCH} for update skip locked)`,
);
const resets = statement('accounts_sweep_resets', `delete from password_reset where expires_at <= $1`);

/** Removes sessions and reset links that are over. They counted for nothing since; this keeps the tables small. Cron: hourly. */
@Injectable()
export class SweepSessions {
  constructor(private readonly db: DataSource) {}

  /** @returns how many rows went */
  async run(now: Date): Promise<number> {
    let gone = await resets.run(this.db, [now]);
    for (let some = BATCH; some === BATCH; gone += some) some = await sessions.run(this.db, [now]);
    return gone;
  }
}
