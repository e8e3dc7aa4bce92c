import {
  ACTOR_WORDS,
  type CaseActor,
  type CaseKind,
  type CaseState,
  isOverdue,
  isWaitingForApplicant,
  nextStep,
} from '@lapak/cases-domain';
import type { Id, Locale, Words } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import type { CaseProgressType, StaffCaseEventType } from './case.graphql.js';

interface EventRow {
  readonly at: Date;
  readonly actor: CaseActor;
  readonly actorName: string | null;
  readonly state: CaseState;
  readonly text: Words;
}

export interface ProgressRow {
  readonly id: Id<'Case'>;
  readonly code: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly subject: string;
  readonly submittedAt: Date | null;
  readonly promisedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  /** From JSON: instants are text. */
  readonly events: { at: string; actor: CaseActor; state: CaseState; text: Words }[];
}

const COLUMNS = `c.id, c.code, c.kind, c.state, c.subject_name as subject, c.submitted_at as "submittedAt", c.promised_at as "promisedAt",
  c.decided_at as "decidedAt", c.decision_reason as "decisionReason",
  coalesce((select json_agg(json_build_object('at', e.at, 'actor', e.actor, 'state', e.state, 'text', e.text) order by e.id)
    from case_event e where e.case_id = c.id), '[]') as events`;

export const progressByCode = statement<ProgressRow>(
  'cases_progress_by_code',
  `select ${COLUMNS} from service_case c where c.code = $1 and c.phone_last4 = $2`,
);
const progressOfSubject = statement<ProgressRow>(
  'cases_progress_of_subject',
  `select ${COLUMNS} from service_case c where c.kind = $1 and c.subject_id = $2 order by c.opened_at desc limit 1`,
);
const staffEvents = statement<EventRow>(
  'cases_staff_events',
  `select e.at, e.actor, e.state, e.text, a.full_name as "actorName"
   from case_event e left join account a on a.id = e.actor_id where e.case_id = $1 order by e.id`,
);

/** The newest case about a subject, decided or not; null when it never applied. */
export const progressOf = (on: DataSource | Tx, kind: CaseKind, subjectId: string): Promise<ProgressRow | null> =>
  progressOfSubject.row(on, [kind, subjectId]);

/** What everybody with the code may see. While the clock stands still there is no promise. */
export const progressType = (row: ProgressRow, locale: Locale, now: Date): CaseProgressType => {
  const waiting = isWaitingForApplicant(row.state);
  const overdue = isOverdue(row.state, row.promisedAt, now);
  return {
    code: row.code,
    kind: row.kind,
    state: row.state,
    subject: row.subject,
    submittedAt: row.submittedAt,
    promisedAt: waiting ? null : row.promisedAt,
    overdue,
    waitingForApplicant: waiting,
    decidedAt: row.decidedAt,
    nextStep: nextStep(row.state, overdue)[locale],
    events: row.events.map((e) => ({
      at: new Date(e.at),
      actor: ACTOR_WORDS[e.actor][locale],
      text: e.text[locale],
      state: e.state,
    })),
  };
};

/** The same lines with names, for the office. */
export const staffEventsOf = async (
  on: DataSource | Tx,
  caseId: Id<'Case'>,
  locale: Locale,
): Promise<StaffCaseEventType[]> =>
  (await staffEvents.rows(on, [caseId])).map((e) => ({
    at: e.at,
    actorName: e.actorName ?? ACTOR_WORDS[e.actor][locale],
    actor: ACTOR_WORDS[e.actor][locale],
    text: e.text[locale],
    state: e.state,
  }));
