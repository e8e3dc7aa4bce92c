import { Regency, WorkingTime } from '@lapak/areas-server';
import {
  type CaseActor,
  caseCode,
  type CaseKind,
  type CaseMove,
  type CaseMoved,
  clockAfter,
  isDecided,
  moveCase,
  publicText,
} from '@lapak/cases-domain';
import { dayIn, formatDateTime, type Id, isProblem, type MoveNotAllowed, type Words } from '@lapak/kernel';
import { newId, Outbox, statement, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { ServiceCaseEntity } from './service-case.entity.js';

export interface CaseOpening {
  readonly kind: CaseKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly desaCode: string;
  readonly applicantId: Id<'Account'>;
  /** The key of the public progress page, with the code. */
  readonly phoneLast4: string;
}

export interface CaseMoving {
  readonly move: CaseMove;
  readonly by: CaseActor;
  readonly accountId: Id<'Account'> | null;
  /** How many things the applicant is asked to fix. */
  readonly fixes?: number;
  /** Why it was rejected. */
  readonly reason?: string;
  /** The subject's name of now, when it may have changed. */
  readonly subjectName?: string;
}

const nextNumber = statement<{ last: number }>(
  'cases_next_number',
  `insert into case_number (kind, year, last) values ($1, $2, 1)
   on conflict (kind, year) do update set last = case_number.last + 1 returning last`,
);
const addEvent = statement(
  'cases_add_event',
  `insert into case_event (case_id, at, actor, actor_id, state, text) values ($1, $2, $3, $4, $5, $6)`,
);

/** Opens and moves cases inside the caller's transaction; the promise follows every move. */
@Injectable()
export class Cases {
  constructor(
    private readonly outbox: Outbox,
    private readonly regency: Regency,
    private readonly workingTime: WorkingTime,
  ) {}

  /** A case in `draft` with the next code of its kind and year; codes have no gaps: the number is of this transaction. */
  async open(tx: Tx, opening: CaseOpening, now: Date): Promise<ServiceCaseEntity> {
    const year = Number(dayIn(this.regency.zone.name, now).slice(0, 4));
    const number = (await nextNumber.row(tx, [opening.kind, year]))!.last;
    const opened = tx.create(ServiceCaseEntity, {
      ...opening,
      id: newId<'Case'>(now.getTime()),
      code: caseCode(this.regency.profile.casePrefix, opening.kind, year, number),
      state: 'draft',
      openedAt: now,
      submittedAt: null,
      promisedAt: null,
      minutesLeft: null,
      decidedAt: null,
      decidedBy: null,
      decisionReason: null,
      lockedBy: null,
      lockedUntil: null,
      version: 0,
    });
    await tx.insert(ServiceCaseEntity, opened);
    return opened;
  }

  /** The case about `subjectId` that is not decided yet, its row locked; null when there is none. */
  ofSubject(tx: Tx, kind: CaseKind, subjectId: string): Promise<ServiceCaseEntity | null> {
    return tx
      .createQueryBuilder(ServiceCaseEntity, 'c')
      .setLock('pessimistic_write')
      .where(`c.kind = :kind and c.subjectId = :subjectId and c.state not in ('approved', 'rejected')`, {
        kind,
        subjectId,
      })
      .getOne();
  }

  /**
   * Makes a move of the table: state, promise, public line and `cases.moved`, together. `found` must be locked by this
   * transaction. A decision or a fix request puts the case down.
   * @returns the case as it is now, or MoveNotAllowed.
   */
  async move(
    tx: Tx,
    found: ServiceCaseEntity,
    moving: CaseMoving,
    now: Date,
  ): Promise<ServiceCaseEntity | MoveNotAllowed> {
    const to = moveCase(found.state, moving.move, moving.by);
    if (isProblem(to)) return to;
    const from = found.state;
    const changes: Partial<ServiceCaseEntity> = {
      state: to,
      ...clockAfter(found, to, this.serviceMinutes(found.kind), this.workingTime, now),
      ...(to === 'submitted' && {
        submittedAt: found.submittedAt ?? now,
        subjectName: moving.subjectName ?? found.subjectName,
      }),
      ...(to !== 'in_review' && { lockedBy: null, lockedUntil: null }),
      ...(isDecided(to) && { decidedAt: now, decidedBy: moving.accountId, decisionReason: moving.reason ?? null }),
      version: found.version + 1,
    };
    await tx.update(ServiceCaseEntity, { id: found.id }, changes);
    const moved = Object.assign(found, changes);
    const text = publicText(moving.move, { promised: this.promiseInWords(moved.promisedAt), fixes: moving.fixes ?? 0 });
    await addEvent.run(tx, [found.id, now, moving.by, moving.accountId, to, JSON.stringify(text)]);
    const event: CaseMoved = {
      type: 'cases.moved',
      caseId: found.id,
      code: found.code,
      kind: found.kind,
      subjectId: found.subjectId,
      subjectName: found.subjectName,
      applicantId: found.applicantId,
      from,
      to,
      reason: moved.decisionReason,
      at: now.toISOString(),
    };
    await this.outbox.publish(tx, event);
    return moved;
  }

  private serviceMinutes(kind: CaseKind): number {
    const hours: Readonly<Record<CaseKind, number>> = {
      verification: this.regency.profile.sla.verificationWorkingHours,
    };
    return hours[kind] * 60;
  }

  private promiseInWords(promisedAt: Date | null): Words {
    if (!promisedAt) return { id: '', en: '' };
    const { zone } = this.regency;
    return { id: formatDateTime(promisedAt, zone, 'id'), en: formatDateTime(promisedAt, zone, 'en') };
  }
}
