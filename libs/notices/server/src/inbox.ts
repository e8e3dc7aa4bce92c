import type { Id } from '@lapak/kernel';
import {
  cursorOf,
  isCursorId,
  isInstant,
  pageOf,
  pageSize,
  readCursor,
  type RequestContext,
  statement,
} from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Said } from './facts.js';
import { NoticeWriter } from './notice-writer.js';
import type { NoticeConnectionType } from './notices.graphql.js';

type NoticeRow = Said & {
  readonly id: Id<'Notice'>;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

const page = statement<NoticeRow>(
  'notices_page',
  `select id, kind, facts, created_at as "createdAt", read_at as "readAt" from notice
   where account_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
   order by created_at desc, id desc limit $4`,
);

/** The notices of one account, newest first, one statement a page, in the language and for the app of who asks. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: DataSource,
    private readonly writer: NoticeWriter,
  ) {}

  async page(
    accountId: Id<'Account'>,
    first: number,
    after: string | null | undefined,
    { app, locale }: Pick<RequestContext, 'app' | 'locale'>,
  ): Promise<NoticeConnectionType> {
    const size = pageSize(first);
    const cursor = readCursor(after, isInstant, isCursorId);
    const rows = await page.rows(this.db, [accountId, cursor?.[0] ?? null, cursor?.[1] ?? null, size + 1]);
    const found = pageOf(
      rows,
      size,
      (row) => ({
        ...this.writer.notice(row, app, locale),
        id: row.id,
        createdAt: row.createdAt,
        readAt: row.readAt,
      }),
      (row) => cursorOf([row.createdAt.toISOString(), row.id]),
    );
    return { ...found, accountId };
  }
}
