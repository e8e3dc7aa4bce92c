import { asId } from '@lapak/kernel';
import { statement } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import { escapeHtml, htmlPage } from './letter.js';

interface ListedMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string | null;
  readonly at: Date;
  readonly trouble: string | null;
}
interface WholeMail extends ListedMail {
  readonly text: string | null;
  readonly html: string | null;
}

export interface Mailbox {
  readonly mails: readonly ListedMail[];
  /** The one asked for; null when none was, or it is not there. */
  readonly open: WholeMail | null;
}

const COLUMNS = `id, to_name || ' <' || to_address || '>' as "to", subject, created_at as at, trouble`;
const newest = statement<ListedMail>(
  'notices_dev_mails',
  `select ${COLUMNS} from mail order by created_at desc, id desc limit 100`,
);
const whole = statement<WholeMail>(
  'notices_dev_mail',
  `select ${COLUMNS}, body_text as text, body_html as html from mail where id = $1`,
);

/** The newest hundred letters, and one of them whole; for development alone. */
export const devMailbox = async (db: DataSource, id?: string): Promise<Mailbox> => {
  const mailId = asId<'Mail'>(id);
  return { mails: await newest.rows(db), open: mailId && (await whole.row(db, [mailId])) };
};

const BOX = 'max-width:44rem;margin:0 auto;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d1f33';

const item = ({ id, to, subject, at, trouble }: ListedMail): string =>
  `<li style="margin:0 0 12px"><a href="/_mail/${id}">${escapeHtml(subject ?? '(waits to be sent)')}</a><br>` +
  `<small>${escapeHtml(to)} · ${at.toISOString()}${trouble ? ` · ${escapeHtml(trouble)}` : ''}</small></li>`;

const opened = ({ to, subject, at, text, html }: WholeMail): string =>
  `<p><a href="/_mail">All letters</a></p><p><b>${escapeHtml(subject ?? '')}</b><br><small>${escapeHtml(to)} · ${at.toISOString()}</small></p>` +
  `<div style="background:#fff;border:1px solid #e4dccb;border-radius:14px">${html ?? ''}</div>` +
  `<details><summary>Plain text</summary><pre style="white-space:pre-wrap">${escapeHtml(text ?? '')}</pre></details>`;

/** A page of its own: no script, no style sheet, nothing from elsewhere. */
export const renderMailbox = ({ mails, open }: Mailbox): string => {
  const list =
    mails.length === 0
      ? '<p>No letters yet.</p>'
      : `<ul style="padding:0;list-style:none">${mails.map(item).join('')}</ul>`;
  const body = open ? opened(open) : `<h1 style="font-size:24px">Development mailbox</h1>${list}`;
  return htmlPage('en', open?.subject ?? 'Development mailbox', `<div style="${BOX}">${body}</div>`);
};
