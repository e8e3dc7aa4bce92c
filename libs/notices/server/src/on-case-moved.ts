import type { Listener } from '@lapak/platform';
import type { Said } from './facts.js';
import type { CaseNews } from './news.js';
import { caseFor, type CaseRow, officersFor } from './people.js';
import { tell, type Telling } from './tell.js';

type Written = Said & { readonly mail: boolean };

/** What a case's new state says to its applicants; nothing for a state that nobody waits for. */
const written = (event: CaseNews, row: CaseRow): Written | null => {
  const facts = { code: event.code, shop: event.subjectName, promised: row.promisedAt?.toISOString() ?? null };
  switch (event.to) {
    case 'submitted':
      return { kind: 'case_submitted', facts, mail: true };
    case 'in_review':
      return { kind: 'case_in_review', facts, mail: false };
    case 'needs_fix':
      return { kind: 'case_needs_fix', facts: { ...facts, fixes: row.fixes }, mail: true };
    case 'approved':
      return { kind: 'case_approved', facts, mail: true };
    case 'rejected':
      return { kind: 'case_rejected', facts: { ...facts, reason: event.reason }, mail: true };
    default:
      return null;
  }
};

/** The applicant and everybody of the shop follow the case; verifiers hear of one that waits for them. */
export const onCaseMoved: Listener<CaseNews> = {
  name: 'notices: a case moved',
  async handle(tx, event) {
    const row = await caseFor(tx, event.caseId);
    const said = row && written(event, row);
    if (!said) return;
    const common = { cause: `${event.caseId}:${event.at}`, at: new Date(event.at), inbox: true };
    const tellings: Telling[] = [{ ...common, ...said, people: row.applicants }];
    if (event.to === 'submitted') {
      const facts = { code: event.code, shop: event.subjectName, promised: row.promisedAt?.toISOString() ?? null };
      tellings.push({ ...common, kind: 'case_waiting', facts, people: await officersFor(tx, 'verifier'), mail: false });
    }
    await tell(tx, tellings);
  },
};
