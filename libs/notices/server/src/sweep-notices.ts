import { type Clock } from '@lapak/kernel';
import { CLOCK, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const DAY = 86_400_000;
/** Long past the last try of a job, so a cause is never told twice; short enough to hold nobody's address for long. */
const MAIL_DAYS = 30;
const NOTICE_DAYS = 365;

const oldMails = statement('notices_old_mails', `delete from mail where created_at < $1`);
const oldNotices = statement(
  'notices_old_notices',
  `delete from notice where id in (select id from notice where created_at < $1 limit 10000)`,
);

/** Forgets letters after 30 days and notices after a year. */
@Injectable()
export class SweepNotices {
  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    await oldMails.run(this.db, [new Date(now - MAIL_DAYS * DAY)]);
    await oldNotices.run(this.db, [new Date(now - NOTICE_DAYS * DAY)]);
  }
}
