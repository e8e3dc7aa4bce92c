import { cleanText, invalid, type InvalidInput, MoveNotAllowed } from '@lapak/kernel';
import { RequirementsMissing } from './refusals.js';
import type { Requirement, RequirementItem } from './requirement.js';
import type { ShopState } from './shop.js';

export const REQUIREMENT_DECISIONS = ['ok', 'fix'] as const;
export type RequirementDecision = (typeof REQUIREMENT_DECISIONS)[number];
export const CASE_DECISIONS = ['approve', 'request_fix', 'reject'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];

const reasonIn = (reason: string | null): string | InvalidInput =>
  cleanText(reason ?? '', { min: 5, max: 300, lines: true }) ??
  invalid(
    'reason',
    'Tulis alasannya, 5 sampai 300 huruf, supaya pemohon tahu apa yang harus dilakukan.',
    'Give the reason, 5 to 300 characters, so that the applicant knows what to do.',
  );

/** An officer's word on one requirement. What was never handed in cannot be right, but can be asked for. */
export const decideRequirement = (
  item: RequirementItem,
  decision: RequirementDecision,
  reason: string | null,
): Pick<RequirementItem, 'status' | 'reason'> | InvalidInput | MoveNotAllowed => {
  if (decision === 'ok')
    return item.status === 'empty' ? new MoveNotAllowed('empty', 'ok', 'officer') : { status: 'ok', reason: null };
  const words = reasonIn(reason);
  return typeof words === 'string' ? { status: 'fix', reason: words } : words;
};

export interface CaseVerdict {
  readonly decision: CaseDecision;
  /** Why it is rejected; null otherwise. */
  readonly reason: string | null;
  readonly fixes: number;
}

/** Approve needs every required line in order; a fix request something to fix; a rejection a reason. */
export const decideCase = (
  lines: readonly { requirement: Requirement; item: RequirementItem }[],
  decision: CaseDecision,
  reason: string | null,
): CaseVerdict | RequirementsMissing | InvalidInput => {
  const fixes = lines.filter(({ item }) => item.status === 'fix').length;
  if (decision === 'approve') {
    const open = lines
      .filter(({ requirement, item }) => requirement.required && item.status !== 'ok')
      .map((l) => l.requirement);
    if (open.length > 0)
      return new RequirementsMissing(
        open.map((r) => r.key),
        open.map((r) => r.label),
      );
    return { decision, reason: null, fixes };
  }
  if (decision === 'request_fix') {
    if (fixes > 0) return { decision, reason: null, fixes };
    return invalid(
      'decision',
      'Tandai dulu minimal satu syarat yang perlu diperbaiki, dengan alasannya.',
      'First mark at least one requirement to fix, with its reason.',
    );
  }
  const words = reasonIn(reason);
  return typeof words === 'string' ? { decision, reason: words, fixes } : words;
};

/** A shop follows its case. */
export const SHOP_STATE_OF = {
  draft: 'draft',
  submitted: 'submitted',
  in_review: 'submitted',
  needs_fix: 'needs_fix',
  approved: 'approved',
  rejected: 'rejected',
} as const satisfies Record<string, ShopState>;
