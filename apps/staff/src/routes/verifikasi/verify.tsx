import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, EmptyState, Notice, Panel, Skeleton, StatusPill } from '@lapak/ui';
import { Loaded, useSession } from '@lapak/web';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { dueOf } from '../../due.js';
import { type CaseDecision, type CasePartsFragment, VerificationCaseDocument } from '../../gql/graphql.js';
import { useNow } from '../../use-now.js';
import { useShortcuts } from '../../use-shortcuts.js';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';
import { CaseHistory, Hints, KeyHelp } from './aside.js';
import { caseTone } from './case-tone.js';
import { Checklist } from './checklist.js';
import { Decide } from './decide.js';
import { progressOf } from './next-open.js';
import { ShopFacts } from './shop-facts.js';
import { type Desk, useDesk } from './use-desk.js';
import { useHeldCase } from './use-held-case.js';
import { useTakeNext } from './use-take-next.js';
import { type Lens, useLens, Viewer } from './viewer.js';

const isRunning = ({ state }: CasePartsFragment): boolean => state === 'submitted' || state === 'in_review';

const keysOf = (desk: Desk, lens: Lens): Record<string, () => void> => ({
  a: desk.approve,
  r: desk.beginFix,
  ArrowDown: () => desk.step(1),
  ArrowUp: () => desk.step(-1),
  ArrowRight: () => desk.stepPaper(1),
  ArrowLeft: () => desk.stepPaper(-1),
  '+': () => lens.zoomBy(1),
  '=': () => lens.zoomBy(1),
  '-': () => lens.zoomBy(-1),
  '0': lens.fit,
  p: lens.turn,
});

const Eyebrow = ({ of: one }: { of: CasePartsFragment }) => {
  const t = wordsHere();
  const { zone, locale } = useSession();
  const now = useNow();
  if (!isRunning(one)) return <>{one.code}</>;
  const due = dueOf(new Date(one.promisedAt), now, { zone, locale, words: t.time });
  return (
    <>
      {one.code} · {due.tone === 'bad' && one.overdue ? due.text : t.verify.due(due.text)}
    </>
  );
};

const Actions = ({ of: one, onDecide }: { of: CasePartsFragment; onDecide: (decision: CaseDecision) => void }) => {
  const t = wordsHere();
  const next = useTakeNext();
  if (!isRunning(one)) {
    return (
      <>
        <Link className="btn ghost" to="/verifikasi">
          {t.verify.toQueue}
        </Link>
        <Button busy={next.busy} onClick={() => void next.take()}>
          {t.queue.takeNext}
        </Button>
        {next.problem && <Notice tone="good">{next.problem.message}</Notice>}
      </>
    );
  }
  if (!one.lockedByMe) return null;
  const fixes = one.requirements.filter(({ status }) => status === 'fix').length;
  return (
    <>
      <Button kind="danger" onClick={() => onDecide('reject')}>
        {t.decide.reject.button}
      </Button>
      <Button kind="ghost" onClick={() => onDecide('request_fix')}>
        {t.decide.request_fix.button}
        {fixes > 0 && <span className="count">{fixes}</span>}
      </Button>
      <Button onClick={() => onDecide('approve')}>{t.decide.approve.button}</Button>
    </>
  );
};

/** Who has it, or what became of it. */
const Standing = ({ of: one, onRetry }: { of: CasePartsFragment; onRetry: () => void }) => {
  const t = wordsHere();
  if (!isRunning(one)) {
    return (
      <p className="standing">
        <StatusPill tone={caseTone(one.state)}>{t.caseStates[one.state]}</StatusPill> {t.verify.over[one.state]}
      </p>
    );
  }
  if (one.lockedBy && !one.lockedByMe) {
    return (
      <Notice tone="attention">
        {t.verify.lockedBy(one.lockedBy)}{' '}
        <Button kind="quiet" small onClick={onRetry}>
          {t.say.retry}
        </Button>
      </Notice>
    );
  }
  return null;
};

const OpenCase = ({ of: one }: { of: CasePartsFragment }) => {
  const t = wordsHere();
  useTitle(one.shop.name);
  const held = useHeldCase(one.code, isRunning(one));
  const desk = useDesk(one);
  const lens = useLens(desk.paper?.id ?? null);
  const [decision, setDecision] = useState<CaseDecision | null>(null);
  const keys = useMemo(() => keysOf(desk, lens), [desk, lens]);
  const shortcuts = useShortcuts(keys);
  const { judged, of: all } = progressOf(one.requirements);
  return (
    <div className="verify">
      <DeskHead eyebrow={<Eyebrow of={one} />} title={one.shop.name}>
        <Actions of={one} onDecide={setDecision} />
      </DeskHead>
      {held.problem && held.problem.code !== 'CaseLocked' && <Notice tone="bad">{held.problem.message}</Notice>}
      <Standing of={one} onRetry={() => void held.take()} />
      <div className="two wide">
        <Viewer desk={desk} lens={lens} />
        <div className="verify-side">
          <Panel
            title={t.checklist.title}
            action={
              <span className="meta" aria-live="polite">
                {t.checklist.progress(judged, all)}
              </span>
            }
          >
            <Checklist of={one} desk={desk} />
            <Hints of={one.duplicateHints} />
            {desk.mayJudge && <KeyHelp {...shortcuts} />}
          </Panel>
          <Panel title={t.shop.title}>
            <ShopFacts of={one.shop} />
          </Panel>
          <CaseHistory of={one.events} />
        </div>
      </div>
      <Decide of={one} decision={decision} onClose={() => setDecision(null)} onShow={desk.select} />
    </div>
  );
};

/** One application: its papers at the left, the regency's list at the right, and the decision above both. */
export const Verify = () => {
  const t = wordsHere();
  const { code = '' } = useParams();
  const asked = useQuery(VerificationCaseDocument, { variables: { code }, fetchPolicy: 'cache-and-network' });
  return (
    <Loaded
      of={asked}
      skeleton={
        <>
          <DeskHead eyebrow={t.queue.eyebrow} title={code} />
          <div className="two wide">
            <span className="skeleton stage" />
            <Skeleton lines={12} label={t.say.loading} />
          </div>
        </>
      }
    >
      {({ verificationCase }) =>
        verificationCase ? (
          <OpenCase key={verificationCase.code} of={verificationCase} />
        ) : (
          <EmptyState
            heading="h1"
            emoji="1f50d"
            title={t.verify.missing}
            action={
              <Link className="btn" to="/verifikasi">
                {t.verify.toQueue}
              </Link>
            }
          >
            {t.verify.missingText}
          </EmptyState>
        )
      }
    </Loaded>
  );
};
