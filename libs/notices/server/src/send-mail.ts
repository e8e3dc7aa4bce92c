import { type Clock, type Id, type Locale } from '@lapak/kernel';
import { CLOCK, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Said } from './facts.js';
import { htmlPage } from './letter.js';
import { MailTransport } from './mail-transport.js';
import { NoticeWriter } from './notice-writer.js';

export interface SendMailJob {
  readonly mailId: Id<'Mail'>;
}

type MailRow = Said & {
  readonly address: string;
  readonly name: string;
  readonly locale: Locale;
};

const open = statement<MailRow>(
  'notices_open_mail',
  `select to_address as address, to_name as name, locale, kind, facts from mail
   where id = $1 and sent_at is null and given_up_at is null`,
);
// What it said was for its reader alone, and a reset link opens an account: it is forgotten once it has left.
const sent = statement(
  'notices_mail_sent',
  `update mail set sent_at = $2, attempts = attempts + 1, trouble = null, facts = '{}' where id = $1`,
);
const kept = statement(
  'notices_mail_kept',
  `update mail set sent_at = $2, attempts = attempts + 1, subject = $3, body_text = $4, body_html = $5 where id = $1`,
);
const failed = statement(
  'notices_mail_failed',
  `update mail set attempts = attempts + 1, trouble = left($2, 500), given_up_at = $3 where id = $1`,
);

/** Nobody lives at this address: trying again would only annoy the server (RFC 5321, 4.2.1: 5yz is permanent). */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode >= 500;
};

/**
 * Sends one letter, outside any transaction. Once it is marked sent, running again does nothing; a failure is noted on the
 * letter and thrown, so that its job is tried again, but for an address that the server refuses for good.
 */
@Injectable()
export class SendMail {
  constructor(
    private readonly db: DataSource,
    private readonly writer: NoticeWriter,
    private readonly transport: MailTransport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ mailId }: SendMailJob): Promise<void> {
    const row = await open.row(this.db, [mailId]);
    if (!row) return;
    const { subject, text, html } = this.writer.letter(row, row);
    if (this.transport.keepsMailHere) {
      await kept.run(this.db, [mailId, this.clock.now(), subject, text, html]);
      return;
    }
    try {
      const to = { name: row.name, address: row.address };
      const page = htmlPage(row.locale, subject, html);
      await this.transport.send({ id: mailId, to, subject, text, html: page, locale: row.locale });
    } catch (error) {
      const final = isFinal(error);
      await failed.run(this.db, [mailId, (error as Error).message, final ? this.clock.now() : null]);
      if (final) return;
      throw error;
    }
    await sent.run(this.db, [mailId, this.clock.now()]);
  }
}
