import { Areas } from '@lapak/areas-server';
import { type CaseState, isOverdue } from '@lapak/cases-domain';
import {
  cursorOf,
  isCursorId,
  isInstant,
  pageOf,
  pageSize,
  readCursor,
  type Statement,
  statement,
} from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseConnectionType, CaseSummaryType, QueueFilter } from './case.graphql.js';

interface SummaryRow {
  readonly id: string;
  readonly code: string;
  readonly state: CaseState;
  readonly shopName: string;
  readonly desaCode: string;
  readonly submittedAt: Date;
  readonly promisedAt: Date;
  readonly lockedBy: string | null;
  readonly position: Date;
}

const SELECT = `select c.id, c.code, c.state, c.subject_name as "shopName", c.desa_code as "desaCode", c.submitted_at as "submittedAt",
  c.promised_at as "promisedAt", case when c.locked_until > $4 then a.full_name end as "lockedBy"`;
const FROM = `from service_case c left join account a on a.id = c.locked_by`;

/** Waiting for the office by deadline, waiting for the applicant by age, decided by when: each walks its own index. */
const QUEUES: Readonly<Record<QueueFilter, Statement<SummaryRow>>> = {
  open: statement<SummaryRow>(
    'cases_queue_open',
    `${SELECT}, c.promised_at as position ${FROM}
     where c.state in ('submitted', 'in_review') and ($1::timestamptz is null or (c.promised_at, c.id) > ($1, $2::uuid))
     order by c.promised_at, c.id limit $3`,
  ),
  waiting: statement<SummaryRow>(
    'cases_queue_waiting',
    `${SELECT}, c.submitted_at as position ${FROM}
     where c.state = 'needs_fix' and ($1::timestamptz is null or c.submitted_at < $1 or (c.submitted_at = $1 and c.id > $2::uuid))
     order by c.submitted_at desc, c.id limit $3`,
  ),
  decided: statement<SummaryRow>(
    'cases_queue_decided',
    `${SELECT}, c.decided_at as position ${FROM}
     where c.state in ('approved', 'rejected') and ($1::timestamptz is null or (c.decided_at, c.id) < ($1, $2::uuid))
     order by c.decided_at desc, c.id desc limit $3`,
  ),
};

/** The office's lists of cases, one statement a page. */
@Injectable()
export class CaseQueue {
  constructor(
    private readonly db: DataSource,
    private readonly areas: Areas,
  ) {}

  async page(
    filter: QueueFilter,
    first: number,
    after: string | null | undefined,
    now: Date,
  ): Promise<CaseConnectionType> {
    const size = pageSize(first);
    const cursor = readCursor(after, isInstant, isCursorId);
    const rows = await QUEUES[filter].rows(this.db, [cursor?.[0] ?? null, cursor?.[1] ?? null, size + 1, now]);
    return pageOf(
      rows,
      size,
      (row) => this.summary(row, now),
      (row) => cursorOf([row.position.toISOString(), row.id]),
    );
  }

  private summary(row: SummaryRow, now: Date): CaseSummaryType {
    return {
      code: row.code,
      state: row.state,
      shopName: row.shopName,
      desa: this.areas.desa(row.desaCode)!,
      submittedAt: row.submittedAt,
      promisedAt: row.promisedAt,
      overdue: isOverdue(row.state, row.promisedAt, now),
      lockedBy: row.lockedBy,
    };
  }
}
