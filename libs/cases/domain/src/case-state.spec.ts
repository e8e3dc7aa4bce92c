import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem } from '@lapak/kernel';
import {
  CASE_MOVES,
  CASE_STATES,
  type CaseActor,
  caseDiagram,
  type CaseMove,
  isDecided,
  moveCase,
} from './case-state.js';

const ACTORS: readonly CaseActor[] = ['applicant', 'officer', 'system'];
const MOVES = [...new Set<CaseMove>(CASE_MOVES.map((m) => m.move))];

test('of all states, moves and actors, exactly the rows of the table are possible', () => {
  const possible = CASE_STATES.flatMap((from) =>
    MOVES.flatMap((move) =>
      ACTORS.filter((by) => !isProblem(moveCase(from, move, by))).map((by) => `${from} ${move} ${by}`),
    ),
  );
  expect(possible.sort()).toEqual([
    'draft submit applicant',
    'in_review approve officer',
    'in_review reject officer',
    'in_review request_fix officer',
    'needs_fix resubmit applicant',
    'submitted take officer',
  ]);
});

test('nothing leads out of a decided case, and every state can be reached', () => {
  expect(CASE_MOVES.filter((m) => isDecided(m.from))).toEqual([]);
  expect([...new Set<string>(['draft', ...CASE_MOVES.map((m) => m.to)])].sort()).toEqual([...CASE_STATES].sort());
});

test('an officer cannot approve what they have not opened', () => {
  expect(moveCase('submitted', 'approve', 'officer')).toMatchObject({
    kind: 'MoveNotAllowed',
    state: 'submitted',
    move: 'approve',
  });
});

test('the diagram in the README is the table', () => {
  expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toContain(caseDiagram());
});
