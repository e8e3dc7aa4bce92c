import type { Tone } from '@lapak/ui';
import type { CaseState, RequirementStatus } from '../../gql/graphql.js';

const CASE: Readonly<Record<CaseState, Tone>> = {
  draft: 'info',
  submitted: 'info',
  in_review: 'info',
  needs_fix: 'attention',
  approved: 'good',
  rejected: 'bad',
};
const REQUIREMENT: Readonly<Record<RequirementStatus, Tone | undefined>> = {
  empty: undefined,
  filled: undefined,
  ok: 'good',
  fix: 'bad',
};

export const caseTone = (state: CaseState): Tone => CASE[state];
export const requirementTone = (status: RequirementStatus): Tone | undefined => REQUIREMENT[status];
