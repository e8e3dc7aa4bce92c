import { MoveNotAllowed } from '@lapak/kernel';

export const CASE_KINDS = ['verification'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
/** The letter of a kind in a case's code. */
export const KIND_LETTER: Readonly<Record<CaseKind, string>> = { verification: 'V' };

export type CaseActor = 'applicant' | 'officer' | 'system';

/** Jejak Layanan: one row, one move, with who may make it. `in_review` stays when an officer puts the case down. */
export const CASE_MOVES = [
  { from: 'draft', move: 'submit', to: 'submitted', by: ['applicant'] },
  { from: 'submitted', move: 'take', to: 'in_review', by: ['officer'] },
  { from: 'in_review', move: 'request_fix', to: 'needs_fix', by: ['officer'] },
  { from: 'needs_fix', move: 'resubmit', to: 'submitted', by: ['applicant'] },
  { from: 'in_review', move: 'approve', to: 'approved', by: ['officer'] },
  { from: 'in_review', move: 'reject', to: 'rejected', by: ['officer'] },
] as const satisfies readonly { from: string; move: string; to: string; by: readonly CaseActor[] }[];

export type CaseState = (typeof CASE_MOVES)[number]['from' | 'to'];
export type CaseMove = (typeof CASE_MOVES)[number]['move'];
export const CASE_STATES = [
  'draft',
  'submitted',
  'in_review',
  'needs_fix',
  'approved',
  'rejected',
] as const satisfies readonly CaseState[];

/** The office has to act: the promised time runs. */
export const isRunning = (state: CaseState): boolean => state === 'submitted' || state === 'in_review';
export const isDecided = (state: CaseState): boolean => state === 'approved' || state === 'rejected';
export const isWaitingForApplicant = (state: CaseState): boolean => state === 'draft' || state === 'needs_fix';

/** Where `move` leads from `from` when `by` makes it; MoveNotAllowed when the table has no such row. */
export const moveCase = (from: CaseState, move: CaseMove, by: CaseActor): CaseState | MoveNotAllowed => {
  const row = CASE_MOVES.find((m) => m.from === from && m.move === move);
  return row && (row.by as readonly CaseActor[]).includes(by) ? row.to : new MoveNotAllowed(from, move, by);
};

/** The table as a mermaid diagram, for the README. */
export const caseDiagram = (): string =>
  [
    'stateDiagram-v2',
    '  [*] --> draft',
    ...CASE_MOVES.map((m) => `  ${m.from} --> ${m.to}: ${m.move} (${m.by.join(', ')})`),
  ].join('\n');
