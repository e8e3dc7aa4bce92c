import { Button, Field, Notice, StatusPill, Timeline, type Tone } from '@lapak/ui';
import { field, remember, rememberedKey } from '../../form.js';
import { momentText } from '../../format.js';
import { CasePageDocument, type CasePageQuery } from '../../gql/graphql.js';
import { type Outcome, type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { Column, Facts } from '../../parts.js';
import { rememberHeader } from '../pesanan/remembered.js';

type Case = NonNullable<CasePageQuery['caseProgress']>;
const CODE = /^[A-Z0-9-]{4,40}$/;
const TONES: Readonly<Record<Case['state'], Tone>> = {
  draft: 'info',
  submitted: 'info',
  in_review: 'attention',
  needs_fix: 'attention',
  approved: 'good',
  rejected: 'bad',
};

const caseOf = async (visit: Visit, code: string, last4: string | null): Promise<Case | null> =>
  last4 ? ((await visit.run(CasePageDocument, { code, phoneLast4: last4 })).caseProgress ?? null) : null;

const Body = ({ visit, found }: { visit: Visit; found: Case }) => {
  const { t } = visit;
  const open = found.decidedAt === null;
  const last = found.events.length - 1;
  return (
    <div className="wrap narrow column">
      <p className="eyebrow">
        {found.code} · {t.case.kind[found.kind]}
      </p>
      <h1>{found.subject}</h1>
      <p className="again">
        <StatusPill tone={TONES[found.state]}>{t.case.state[found.state]}</StatusPill>
      </p>
      <Notice tone={found.overdue ? 'bad' : open ? 'attention' : found.state === 'approved' ? 'good' : 'info'}>
        <b>{t.case.next}</b>
        <p>{found.nextStep}</p>
        {found.overdue && <p>{t.case.overdue}</p>}
        {found.waitingForApplicant && <p>{t.case.paused}</p>}
      </Notice>
      <Facts
        rows={[
          found.submittedAt ? [t.case.submitted, momentText(visit, found.submittedAt)] : null,
          found.promisedAt && open ? [t.case.promised, <b key="p">{momentText(visit, found.promisedAt)}</b>] : null,
          found.decidedAt ? [t.case.decided, momentText(visit, found.decidedAt)] : null,
        ]}
      />
      <h2 className="section-title">{t.case.trail}</h2>
      <Timeline
        statusWords={t.order.status}
        steps={found.events.map((e, i) => ({
          status: i === last && open ? 'now' : 'done',
          title: e.text,
          detail: momentText(visit, e.at),
          actor: e.actor,
        }))}
      />
      <p className="meta">{t.case.privacy}</p>
    </div>
  );
};

const openPage = (visit: Visit, code: string, wrong: boolean): Page => {
  const { t, href } = visit;
  return page({
    status: wrong ? 422 : 200,
    title: t.track.openTitle(code),
    dock: 'orders',
    body: (
      <Column title={t.track.open} eyebrow={<span className="nowrap">{code}</span>} lead={t.track.openLead}>
        <form method="post" action={href(`/pengajuan/${code}`)} data-no-swap="">
          <Field
            name="hp4"
            label={t.track.last4}
            error={wrong ? t.track.notFound : undefined}
            inputMode="numeric"
            pattern="[0-9]{4}"
            maxLength={4}
            required
            autoComplete="off"
          />
          <Button className="again">{t.track.go}</Button>
        </form>
      </Column>
    ),
  });
};

const open = async (visit: Visit, code: string, last4: string): Promise<Outcome | null> => {
  if (!CODE.test(code) || !/^\d{4}$/.test(last4)) return null;
  const found = await caseOf(visit, code, last4);
  return found
    ? seeOther(visit.href(`/pengajuan/${code}`), rememberHeader(remember(visit.request.remembered, code, last4)))
    : null;
};

const codeOf = (visit: Visit): string | null => {
  const code = visit.params['code']!.toUpperCase();
  return CODE.test(code) ? code : null;
};

/** Public progress of a case: roles, never names. */
export const caseRoute: Route & { open: typeof open } = {
  path: '/pengajuan/:code',
  open,
  get: async (visit) => {
    const code = codeOf(visit);
    if (!code) return null;
    const found = await caseOf(visit, code, rememberedKey(visit.request.remembered, code));
    if (!found) return openPage(visit, code, false);
    return page({ title: visit.t.case.title(code), dock: 'orders', body: <Body visit={visit} found={found} /> });
  },
  post: async (visit, form) => {
    const code = codeOf(visit);
    if (!code) return null;
    return (await open(visit, code, field(form, 'hp4', 4))) ?? openPage(visit, code, true);
  },
};
