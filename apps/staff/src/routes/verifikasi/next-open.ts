import type { CasePartsFragment } from '../../gql/graphql.js';

export type Requirement = CasePartsFragment['requirements'][number];
/** A document with the requirement it belongs to, and its place among that requirement's. */
export type Paper = Requirement['documents'][number] & { readonly requirement: Requirement; readonly nth: number };

/** Nobody has judged it yet. */
export const stillOpen = ({ status }: Pick<Requirement, 'status'>): boolean => status === 'filled' || status === 'empty';

/** The first requirement below `key` that nobody has judged; from the top again when there is none below. */
export const nextOpen = (requirements: readonly Pick<Requirement, 'key' | 'status'>[], key: string): string | null => {
  const at = requirements.findIndex((one) => one.key === key);
  return [...requirements.slice(at + 1), ...requirements.slice(0, at)].find(stillOpen)?.key ?? null;
};

export const papersOf = (requirements: readonly Requirement[]): Paper[] =>
  requirements.flatMap((requirement) =>
    requirement.documents.map((paper, i) => ({ ...paper, requirement, nth: i + 1 })),
  );
