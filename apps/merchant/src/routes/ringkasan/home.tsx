import { useQuery } from '@apollo/client/react';
import { formatRupiah } from '@lapak/kernel';
import { DeskHead, Kpis, Panel, Progress, Skeleton, type TodoItem, TodoStrip } from '@lapak/ui';
import { Loaded, useSession } from '@lapak/web';
import { HomeDocument, type HomeQuery } from '../../gql/graphql.js';
import { dueIn } from '../../parts/due.js';
import { AppLink, at, Go } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { ShareShop } from '../../parts/share-shop.js';
import { useNow, useTimes } from '../../parts/times.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { LowStock } from './low-stock.js';
import { Sales } from './sales.js';
import { canFill, stepsOf } from './steps.js';

type Shop = NonNullable<HomeQuery['myShop']>;

/** What waits for the merchant, the soonest deadline with it. */
const useTodo = (shop: Shop): TodoItem[] => {
  const times = useTimes();
  const now = useNow();
  const { today, application } = shop;
  const due = today.nextDeadline ? t.home.firstDue(dueIn(today.nextDeadline, now, t.due).text) : undefined;
  const all: (TodoItem | false)[] = [
    today.toAccept > 0 && { count: today.toAccept, label: t.home.toAccept, due, href: at('/pesanan?tab=to_accept') },
    today.toShip > 0 && {
      count: today.toShip,
      label: t.home.toShip,
      due: today.toAccept > 0 ? undefined : due,
      href: at('/pesanan?tab=to_ship'),
    },
    today.soldOut > 0 && { count: today.soldOut, label: t.home.soldOut, href: at('/produk?keadaan=published') },
    shop.state === 'needs_fix' && {
      count: Math.max(1, application.missing.length),
      label: t.home.toFix,
      href: at('/pengajuan'),
    },
    canFill(shop, 'nib') &&
      shop.state !== 'draft' &&
      shop.legalisationDeadline !== null && {
        count: 1,
        label: t.home.nib,
        due: t.home.before(times.day(shop.legalisationDeadline, { year: true })),
        href: at('/pengajuan'),
      },
  ];
  return all.filter((item): item is TodoItem => item !== false);
};

const Money = ({ shop: { today } }: { shop: Shop }) => (
  <Kpis
    items={[
      {
        label: t.home.sales,
        value: formatRupiah(today.sales30Days),
        note: t.home.salesNote(today.orders30Days),
      },
      { label: t.home.pending, value: formatRupiah(today.pending), note: t.home.pendingNote },
      { label: t.home.payable, value: formatRupiah(today.payable), note: t.home.payableNote },
    ]}
  />
);

/** While the office has it: the code to ask by, and when it answers at the latest. */
const Promised = ({ application: { caseCode, promisedAt } }: Pick<Shop, 'application'>) => {
  const times = useTimes();
  return (
    <dl className="facts">
      {caseCode && (
        <div>
          <dt>{t.apply.caseCode}</dt>
          <dd>{caseCode}</dd>
        </div>
      )}
      {promisedAt && (
        <div>
          <dt>{t.apply.promised}</dt>
          <dd>{times.moment(promisedAt)}</dd>
        </div>
      )}
    </dl>
  );
};

/** The one step that brings the shop further, and why it pays. */
const Next = ({ shop }: { shop: Shop }) => {
  const { done, of, next } = stepsOf(shop);
  return (
    <Panel title={next ? next.title : t.home.allDone}>
      <div className="next-step">
        <div>
          <p className="meta">{next ? next.why : t.home.allDoneText}</p>
          {next?.key === 'wait' && <Promised application={shop.application} />}
          {next && (
            <div className="form-foot">
              {next.to ? (
                <Go to={next.to} kind="ghost">
                  {next.go}
                </Go>
              ) : (
                <ShareShop />
              )}
            </div>
          )}
        </div>
        <div>
          <p className="meta">{t.home.steps(done, of)}</p>
          <Progress value={(done * 100) / of} label={t.home.steps(done, of)} />
        </div>
      </div>
    </Panel>
  );
};

const Full = ({ shop }: { shop: Shop }) => {
  const todo = useTodo(shop);
  const selling = shop.state === 'approved' || shop.today.orders30Days > 0;
  return (
    <>
      {(selling || todo.length > 0) && <TodoStrip title={t.home.todo} items={todo} calm={t.home.calm} link={AppLink} />}
      {!selling && (
        <div className="after">
          <Next shop={shop} />
        </div>
      )}
      {selling && (
        <>
          <Money shop={shop} />
          <div className="two">
            <Sales today={shop.today} />
            <LowStock />
          </div>
          <div className="after">
            <Next shop={shop} />
          </div>
        </>
      )}
    </>
  );
};

const HomeSkeleton = () => (
  <div role="status" aria-busy="true">
    <span className="sr">{t.say.loading}</span>
    <span className="skeleton todo-skeleton" aria-hidden="true" />
    <div className="kpis" aria-hidden="true">
      {[0, 1, 2].map((i) => (
        <div className="kpi" key={i}>
          <Skeleton lines={2} label="" />
        </div>
      ))}
    </div>
    <span className="skeleton chart-skeleton" aria-hidden="true" />
  </div>
);

export const Screen = () => {
  usePageTitle(t.frame.home);
  const { shopId } = useShop();
  const { viewer, regency } = useSession();
  const times = useTimes();
  const today = times.dayOf(useNow());
  const asked = useQuery(HomeDocument, { variables: { id: shopId }, fetchPolicy: 'cache-and-network' });
  const shop = asked.data?.myShop;
  return (
    <>
      <DeskHead
        eyebrow={shop ? t.home.eyebrow(shop.name, times.weekday(today)) : times.weekday(today)}
        title={
          <span className="sentence">
            {regency.greetingHome}, {viewer.fullName.split(' ')[0]}
          </span>
        }
      >
        {shop && <Go to="/produk/baru">+ {t.home.newProduct}</Go>}
      </DeskHead>
      <Loaded of={asked} skeleton={<HomeSkeleton />}>
        {({ myShop }) => myShop && <Full shop={myShop} />}
      </Loaded>
    </>
  );
};
