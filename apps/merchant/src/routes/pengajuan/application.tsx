import { useQuery } from '@apollo/client/react';
import { ButtonLink, DeskHead, Notice, Panel, Progress, Skeleton, StatusPill, Timeline, type Tone } from '@lapak/ui';
import { Loaded, publicUrl } from '@lapak/web';
import { useState } from 'react';
import {
  ApplicationDocument,
  type ApplicationPartsFragment,
  type ApplicationQuery,
  type ShopState,
} from '../../gql/graphql.js';
import { Go } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useTimes } from '../../parts/times.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { Requirement } from './requirement.js';
import { Submit } from './submit.js';

type Shop = NonNullable<ApplicationQuery['myShop']>;
type Application = ApplicationPartsFragment;

const TONES: Readonly<Record<ShopState, Tone>> = {
  draft: 'info',
  submitted: 'attention',
  needs_fix: 'bad',
  approved: 'good',
  rejected: 'bad',
  suspended: 'bad',
};

/** Code, promise and the page that everybody may follow it on. */
const Receipt = ({ shop, application }: { shop: Shop; application: Application }) => {
  const times = useTimes();
  const { caseCode, promisedAt, progress } = application;
  if (!caseCode || application.state === 'draft') return null;
  const url = publicUrl(`/pengajuan/${caseCode}`);
  const open = progress != null && progress.decidedAt === null;
  return (
    <Panel title={t.apply.caseCode}>
      <p className="case-code">{caseCode}</p>
      <dl className="facts">
        {progress?.submittedAt && (
          <div>
            <dt>{t.apply.submittedAt}</dt>
            <dd>{times.moment(progress.submittedAt)}</dd>
          </div>
        )}
        {open && promisedAt && (
          <div>
            <dt>{t.apply.promised}</dt>
            <dd>
              <b>{times.moment(promisedAt)}</b>
            </dd>
          </div>
        )}
      </dl>
      {progress?.overdue && open && <Notice tone="bad">{t.apply.overdue}</Notice>}
      {progress?.waitingForApplicant && <Notice tone="attention">{t.apply.paused}</Notice>}
      <p className="form-foot">
        <ButtonLink kind="ghost" small href={url}>
          {t.apply.publicLink}
        </ButtonLink>
        <ButtonLink
          kind="quiet"
          small
          target="_blank"
          rel="noreferrer"
          href={`https://wa.me/?text=${encodeURIComponent(t.apply.shareText(shop.name, caseCode, url))}`}
        >
          {t.apply.shareCase}
        </ButtonLink>
      </p>
      <p className="meta">{t.apply.publicHint}</p>
    </Panel>
  );
};

const Trail = ({ application }: { application: Application }) => {
  const times = useTimes();
  const { progress } = application;
  if (!progress || progress.events.length === 0) return null;
  const open = progress.decidedAt === null;
  const last = progress.events.length - 1;
  return (
    <Panel title={t.apply.trail}>
      <p className="meta">{progress.nextStep}</p>
      <Timeline
        statusWords={t.apply.trailStatus}
        steps={progress.events.map((event, i) => ({
          status: i === last && open ? 'now' : 'done',
          title: event.text,
          detail: times.moment(event.at),
          actor: event.actor,
        }))}
      />
    </Panel>
  );
};

const Checklist = ({ shop, application }: { shop: Shop; application: Application }) => {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const items = application.requirements;
  const done = items.filter(({ status }) => status === 'filled' || status === 'ok').length;
  const sendable = items.some(({ open }) => open);
  return (
    <section>
      <p className="meta">{t.apply.progress(done, items.length)}</p>
      <Progress value={(done * 100) / Math.max(1, items.length)} label={t.apply.progress(done, items.length)} />
      <ul className="checklist">
        {items.map((item) => (
          <Requirement key={item.key} shopId={shop.id} item={item} missed={asked.includes(item.key)} />
        ))}
      </ul>
      {sendable && <Submit shopId={shop.id} application={application} onMissing={setAsked} />}
    </section>
  );
};

const Whole = ({ shop }: { shop: Shop }) => {
  const { application } = shop;
  const waiting = application.state === 'submitted';
  return (
    <>
      <DeskHead eyebrow={shop.name} title={t.apply.title}>
        <StatusPill tone={TONES[application.state]}>{t.apply.state[application.state]}</StatusPill>
      </DeskHead>
      <p className="lead">{t.apply.lead[application.state]}</p>
      {application.decisionReason && application.state === 'rejected' && (
        <Notice tone="bad">
          <b>{t.apply.reason}</b>
          <p>{application.decisionReason}</p>
        </Notice>
      )}
      <div className="two application">
        <Checklist shop={shop} application={application} />
        <div>
          <Receipt shop={shop} application={application} />
          {(waiting || application.state === 'approved') && (
            <Panel>
              <p>{waiting ? t.apply.meanwhile : t.apply.lead.approved}</p>
              <p className="form-foot">
                <Go to={waiting ? '/produk/baru' : '/produk'}>{waiting ? t.apply.makeProduct : t.apply.toProducts}</Go>
              </p>
            </Panel>
          )}
          <Trail application={application} />
        </div>
      </div>
    </>
  );
};

const ChecklistSkeleton = () => (
  <>
    <DeskHead title={t.apply.title} />
    <ul className="checklist">
      {[0, 1, 2, 3].map((i) => (
        <li key={i} className="requirement">
          <span className="skeleton" aria-hidden="true" />
          <Skeleton lines={2} label={i === 0 ? t.say.loading : ''} />
        </li>
      ))}
    </ul>
  </>
);

export const Screen = () => {
  usePageTitle(t.apply.title);
  const { shopId } = useShop();
  const asked = useQuery(ApplicationDocument, { variables: { id: shopId }, fetchPolicy: 'cache-and-network' });
  return (
    <Loaded of={asked} skeleton={<ChecklistSkeleton />}>
      {({ myShop }) => myShop && <Whole shop={myShop} />}
    </Loaded>
  );
};
