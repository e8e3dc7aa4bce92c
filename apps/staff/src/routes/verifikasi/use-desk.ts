import { type Said, useDeed } from '@lapak/web';
import { useMemo, useState } from 'react';
import { type CasePartsFragment, DecideRequirementDocument } from '../../gql/graphql.js';
import { nextOpen, type Paper, papersOf, stillOpen } from './next-open.js';

interface Judging {
  readonly fixing: boolean;
  readonly mayJudge: boolean;
  readonly busy: boolean;
  readonly problem: Said | null;
  approve(): void;
  beginFix(): void;
  cancelFix(): void;
  askFix(reason: string): Promise<void>;
}
export interface Desk extends Judging {
  /** Key of the requirement in hand. */
  readonly current: string;
  readonly papers: readonly Paper[];
  /** The paper on the table, if the case has any. */
  readonly paper: Paper | null;
  select(key: string): void;
  step(by: 1 | -1): void;
  show(paperId: string): void;
  stepPaper(by: 1 | -1): void;
}

/** A word on the requirement in hand; `onJudged` hears which one comes next. */
const useJudging = (
  one: CasePartsFragment,
  current: string,
  onJudged: (next: string | null) => void,
): Judging & { drop(): void } => {
  const [fixing, setFixing] = useState(false);
  const { run, busy, problem, forget } = useDeed(DecideRequirementDocument);
  const mayJudge = one.lockedByMe && one.state === 'in_review';
  const judge = async (decision: 'ok' | 'fix', reason: string | null) => {
    if (!mayJudge || busy) return;
    const outcome = await run({ code: one.code, key: current, decision, reason });
    if (outcome?.__typename !== 'RequirementDecided') return;
    setFixing(false);
    onJudged(nextOpen(outcome.case.requirements, current));
  };
  return {
    fixing,
    mayJudge,
    busy,
    problem,
    approve: () => void judge('ok', null),
    beginFix: () => setFixing(mayJudge),
    cancelFix: () => setFixing(false),
    askFix: (reason) => judge('fix', reason),
    drop: () => {
      setFixing(false);
      forget();
    },
  };
};

/** What an officer has in hand: one requirement, one paper, and a word to say about it. */
export const useDesk = (one: CasePartsFragment): Desk => {
  const { requirements } = one;
  const [current, setCurrent] = useState(() => (requirements.find(stillOpen) ?? requirements[0])?.key ?? '');
  const [paperId, setPaperId] = useState<string | null>(null);
  const papers = useMemo(() => papersOf(requirements), [requirements]);
  const ofRow = (key: string) => papers.find((paper) => paper.requirement.key === key);
  const paper = papers.find(({ id }) => id === paperId) ?? ofRow(current) ?? papers[0] ?? null;

  const goTo = (key: string) => {
    setCurrent(key);
    setPaperId((known) => ofRow(key)?.id ?? known);
  };
  const { drop, ...judging } = useJudging(one, current, (next) => next && goTo(next));
  const select = (key: string) => {
    if (key !== current) drop();
    goTo(key);
  };
  const show = (id: string) => {
    const found = papers.find((p) => p.id === id);
    if (found && found.requirement.key !== current) select(found.requirement.key);
    setPaperId(id);
  };
  return {
    ...judging,
    current,
    papers,
    paper,
    select,
    step: (by) => {
      const next = requirements[requirements.findIndex(({ key }) => key === current) + by];
      if (next) select(next.key);
    },
    show,
    stepPaper: (by) => {
      const next = papers[papers.findIndex(({ id }) => id === paper?.id) + by];
      if (next) show(next.id);
    },
  };
};
