import type { CasePartsFragment } from '../../gql/graphql.js';

export type Requirement = CasePartsFragment['requirements'][number];
/** A document with the requirement it belongs to, and its place among that requirement's. */
export type Paper = Requirement['documents'][number] & { readonly requirement: Requirement; readonly nth: number };

type Judged = Pick<Requirement, 'status' | 'required'>;

/** Nobody has judged it yet, and somebody should: what may follow later and was not handed in can wait. */
export const stillOpen = ({ status, required }: Judged): boolean =>
  status === 'filled' || (status === 'empty' && required);

/** How many lines are judged, of how many that should be. */
export const progressOf = (requirements: readonly Judged[]): { judged: number; of: number } => {
  const judged = requirements.filter(({ status }) => status === 'ok' || status === 'fix').length;
  return { judged, of: judged + requirements.filter(stillOpen).length };
};

/** The first requirement below `key` that nobody has judged; from the top again when there is none below. */
export const nextOpen = (requirements: readonly (Judged & Pick<Requirement, 'key'>)[], key: string): string | null => {
  const at = requirements.findIndex((one) => one.key === key);
  return [...requirements.slice(at + 1), ...requirements.slice(0, at)].find(stillOpen)?.key ?? null;
};

export const papersOf = (requirements: readonly Requirement[]): Paper[] =>
  requirements.flatMap((requirement) =>
    requirement.documents.map((paper, i) => ({ ...paper, requirement, nth: i + 1 })),
  );
