import type { Id, Locale } from '@lapak/kernel';
import { enqueue, newId, notifyAll, statement, type Tx } from '@lapak/platform';
import type { Said } from './facts.js';

export const SEND_MAIL = 'send_mail';

/** The news of one account's inbox, for `Topics`. */
export const noticesTopic = (accountId: Id<'Account'>): string => `notices:${accountId}`;

export interface Person {
  /** Null for a guest. */
  readonly accountId: Id<'Account'> | null;
  /** Null: no letters. */
  readonly email: string | null;
  readonly name: string;
  /** Of letters; an inbox speaks its reader's language. */
  readonly locale: Locale;
}

/** One thing told to some people. */
export type Telling = Said & {
  /** With the kind it names what happened: whoever hears of it again is not told again. */
  readonly cause: string;
  readonly at: Date;
  readonly people: readonly Person[];
  readonly inbox: boolean;
  readonly mail: boolean;
};

const putNotices = statement<{ accountId: Id<'Account'> }>(
  'notices_put',
  `insert into notice (id, account_id, kind, facts, cause, created_at)
   select id, "accountId", kind, facts, cause, at
   from json_to_recordset($1::json) as n(id uuid, "accountId" uuid, kind text, facts jsonb, cause text, at timestamptz)
   on conflict (account_id, cause) do nothing returning account_id as "accountId"`,
);
const putMails = statement<{ id: string }>(
  'notices_put_mails',
  `insert into mail (id, to_address, to_name, locale, kind, facts, cause, created_at)
   select id, email, name, locale, kind, facts, cause, at
   from json_to_recordset($1::json) as m(id uuid, email text, name text, locale text, kind text, facts jsonb, cause text, at timestamptz)
   on conflict (cause) do nothing returning id`,
);

const noticeRows = (tellings: readonly Telling[]): object[] =>
  tellings.flatMap(({ kind, facts, cause, at, people, inbox }) =>
    people
      .filter(({ accountId }) => inbox && accountId !== null)
      .map(({ accountId }) => ({ id: newId(at.getTime()), accountId, kind, facts, cause: `${kind}:${cause}`, at })),
  );
const mailRows = (tellings: readonly Telling[]): object[] =>
  tellings.flatMap(({ kind, facts, cause, at, people, mail }) =>
    people
      .filter(({ email }) => mail && email !== null)
      .map(({ email, name, locale }) => ({
        ...{ id: newId(at.getTime()), email, name, locale, kind, facts, at },
        cause: `${kind}:${cause}:${email}`,
      })),
  );

/**
 * Writes what people are told in the listener's own transaction: a row of the inbox, and a letter that a job sends.
 * Hearing it again writes nothing. At most four statements, whatever the number of people.
 */
export const tell = async (tx: Tx, tellings: readonly Telling[]): Promise<void> => {
  const notices = noticeRows(tellings);
  const told = notices.length > 0 ? await putNotices.rows(tx, [JSON.stringify(notices)]) : [];
  const accounts = new Set(told.map(({ accountId }) => accountId));
  if (accounts.size > 0)
    await notifyAll(
      tx,
      [...accounts].map((accountId) => [noticesTopic(accountId), ''] as const),
    );
  const mails = mailRows(tellings);
  const fresh = mails.length > 0 ? await putMails.rows(tx, [JSON.stringify(mails)]) : [];
  await enqueue(
    tx,
    fresh.map(({ id }) => ({ identifier: SEND_MAIL, payload: { mailId: id }, jobKey: `mail:${id}` })),
  );
};
