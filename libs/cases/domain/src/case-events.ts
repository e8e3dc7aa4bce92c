import type { Id } from '@lapak/kernel';
import type { CaseKind, CaseState } from './case-state.js';

/** A case went from one state to the next. Instants are ISO 8601. */
export interface CaseMoved {
  readonly type: 'cases.moved';
  readonly caseId: Id<'Case'>;
  readonly code: string;
  readonly kind: CaseKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly applicantId: Id<'Account'>;
  readonly from: CaseState;
  readonly to: CaseState;
  /** Why it was rejected; null otherwise. For the applicant only. */
  readonly reason: string | null;
  readonly at: string;
}
