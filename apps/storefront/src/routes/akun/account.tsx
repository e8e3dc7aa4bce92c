import { Badge, Button, ButtonLink, ErrorSummary, Field, Notice, Select } from '@lapak/ui';
import { field } from '../../form.js';
import { momentText } from '../../format.js';
import {
  AccountPageDocument,
  type AccountPageQuery,
  ChangePasswordDocument,
  MarkNoticesReadDocument,
  SignOutDocument,
  SignOutEverywhereDocument,
  UpdateProfileDocument,
} from '../../gql/graphql.js';
import { type Outcome, ownPath, page, type Route, seeOther, type Visit } from '../../page.js';

type Viewer = NonNullable<AccountPageQuery['viewer']>;
interface Problem {
  readonly field?: string;
  readonly message: string;
}
const FIELDS: Readonly<Record<string, string>> = {
  fullName: 'nama',
  email: 'surel',
  current: 'sandi-lama',
  next: 'sandi-baru',
  newPassword: 'sandi-baru',
};

const Profile = ({ visit, viewer, errors }: { visit: Visit; viewer: Viewer; errors: ReadonlyMap<string, string> }) => {
  const { t, href } = visit;
  return (
    <form method="post" action={href('/akun')} data-no-swap="">
      <input type="hidden" name="maksud" value="profil" />
      <Field
        name="nama"
        label={t.sign.name}
        error={errors.get('nama')}
        defaultValue={viewer.fullName}
        required
        maxLength={120}
        autoComplete="name"
      />
      {viewer.phone && (
        <p className="again meta">
          {t.account.phone}: <b>{viewer.phone}</b>
        </p>
      )}
      <Field
        name="surel"
        label={t.sign.email}
        error={errors.get('surel')}
        optional={t.say.optional}
        type="email"
        defaultValue={viewer.email ?? ''}
        maxLength={254}
        autoComplete="email"
      />
      <Select name="bahasa" label={t.account.language} defaultValue={viewer.locale}>
        <option value="id">{t.account.languages.id}</option>
        <option value="en">{t.account.languages.en}</option>
      </Select>
      <Button kind="ghost" className="again">
        {t.say.save}
      </Button>
    </form>
  );
};

const PasswordForm = ({ visit, errors }: { visit: Visit; errors: ReadonlyMap<string, string> }) => {
  const { t, href } = visit;
  return (
    <details className="fold" open={errors.has('sandi-lama') || errors.has('sandi-baru') || undefined}>
      <summary>
        <h2>{t.account.password}</h2>
      </summary>
      <form method="post" action={href('/akun')} data-no-swap="">
        <input type="hidden" name="maksud" value="sandi" />
        <Field
          name="sandi-lama"
          label={t.account.currentPassword}
          error={errors.get('sandi-lama')}
          type="password"
          required
          maxLength={200}
          autoComplete="current-password"
        />
        <Field
          name="sandi-baru"
          label={t.account.nextPassword}
          hint={t.sign.passwordHint}
          error={errors.get('sandi-baru')}
          type="password"
          required
          maxLength={200}
          autoComplete="new-password"
        />
        <Button kind="ghost" className="again">
          {t.account.changeGo}
        </Button>
      </form>
    </details>
  );
};

type News = AccountPageQuery['notices']['nodes'];
const NewsList = ({ visit, news }: { visit: Visit; news: News }) => {
  const { t, href } = visit;
  return (
    <ul className="notices">
      {news.map((n) => (
        <li key={n.id} className={n.readAt ? undefined : 'unread'}>
          <b>
            {n.href ? (
              <a className="link" href={href(ownPath(n.href.replace(/^\/en(?=\/)/, ''), '/akun'))}>
                {n.title}
              </a>
            ) : (
              n.title
            )}
          </b>{' '}
          {!n.readAt && <Badge tone="info">{t.account.unread}</Badge>}
          <p>{n.body}</p>
          <small className="meta">{momentText(visit, n.createdAt)}</small>
        </li>
      ))}
    </ul>
  );
};

/** So many lie open; what is older is one tap away. */
const NEWEST = 4;
const Notices = ({ visit, notices }: { visit: Visit; notices: AccountPageQuery['notices'] }) => {
  const { t, href } = visit;
  const older = notices.nodes.slice(NEWEST);
  return (
    <section id="kabar-saya">
      <h2 className="section-title">{t.account.notices}</h2>
      {notices.nodes.length === 0 && <p className="meta">{t.account.noNotices}</p>}
      <NewsList visit={visit} news={notices.nodes.slice(0, NEWEST)} />
      {older.length > 0 && (
        <details className="fold">
          <summary>{t.account.olderNotices(older.length)}</summary>
          <NewsList visit={visit} news={older} />
        </details>
      )}
      {notices.unread > 0 && (
        <form method="post" action={href('/akun')} data-swap="#kabar-saya">
          <input type="hidden" name="maksud" value="dibaca" />
          <Button kind="quiet" small>
            {t.account.markRead}
          </Button>
        </form>
      )}
    </section>
  );
};

const Sessions = ({ visit, sessions }: { visit: Visit; sessions: AccountPageQuery['mySessions'] }) => {
  const { t, href } = visit;
  return (
    <details className="fold">
      <summary>
        <h2>
          {t.account.sessions} ({sessions.length})
        </h2>
      </summary>
      <ul className="notices">
        {sessions.map((s) => (
          <li key={s.id}>
            {s.device}{' '}
            {s.current ? (
              <Badge tone="good">{t.account.thisOne}</Badge>
            ) : (
              <small className="meta">{t.account.lastSeen(momentText(visit, s.seenAt))}</small>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={href('/keluar')} data-no-swap="">
        <input type="hidden" name="semua" value="1" />
        <Button kind="danger" className="again">
          {t.account.signOutAll}
        </Button>
      </form>
    </details>
  );
};

const Body = ({
  visit,
  data,
  viewer,
  problems,
  done,
}: {
  visit: Visit;
  data: AccountPageQuery;
  viewer: Viewer;
  problems: readonly Problem[];
  done: string | null;
}) => {
  const { t, href } = visit;
  const errors = new Map(problems.filter((p) => p.field).map((p) => [p.field!, p.message]));
  return (
    <div className="wrap narrow column">
      <h1>{t.account.hello(viewer.fullName)}</h1>
      <ErrorSummary title={t.say.fixThese} problems={problems} />
      {done && <Notice tone="good">{done}</Notice>}
      <p className="row wrapping again">
        <ButtonLink kind="ghost" href={href('/pesanan')}>
          {t.account.orders}
        </ButtonLink>
        {viewer.shops.length > 0 && (
          <ButtonLink kind="ghost" href="/lapakku">
            {t.account.toConsole}
          </ButtonLink>
        )}
      </p>
      <Notices visit={visit} notices={data.notices} />
      <h2 className="section-title">{t.account.profile}</h2>
      <Profile visit={visit} viewer={viewer} errors={errors} />
      <PasswordForm visit={visit} errors={errors} />
      <Sessions visit={visit} sessions={data.mySessions} />
      <form method="post" action={href('/keluar')} data-no-swap="" className="again">
        <Button kind="quiet">{t.account.signOut}</Button>
      </form>
    </div>
  );
};

const accountPage = async (visit: Visit, problems: readonly Problem[] = []): Promise<Outcome> => {
  const toSignIn = seeOther(visit.href('/masuk?kembali=/akun'));
  if (!visit.request.personal) return toSignIn;
  const data = await visit.run(AccountPageDocument, {});
  if (!data.viewer) return toSignIn;
  const done = visit.query.get('tersimpan');
  const words = done === 'sandi' ? visit.t.account.changed : done ? visit.t.say.saved : null;
  return page({
    status: problems.length > 0 ? 422 : 200,
    title: visit.t.account.title,
    dock: 'account',
    body: <Body visit={visit} data={data} viewer={data.viewer} problems={problems} done={words} />,
  });
};

const problemsOf = (result: {
  __typename: string;
  message?: string;
  fields?: readonly { field: string; message: string }[];
}): Problem[] =>
  result.fields
    ? result.fields.map((f) => ({ field: FIELDS[f.field], message: f.message }))
    : [{ message: result.message ?? '' }];

const saveProfile = async (visit: Visit, form: URLSearchParams): Promise<Outcome> => {
  const locale = form.get('bahasa') === 'en' ? 'en' : 'id';
  const { updateProfile: result } = await visit.run(UpdateProfileDocument, {
    input: { fullName: field(form, 'nama', 120), email: field(form, 'surel', 254) || null, locale },
  });
  return result.__typename === 'ProfileUpdated'
    ? seeOther(`${locale === 'en' ? '/en' : ''}/akun?tersimpan=1`)
    : accountPage(visit, problemsOf(result));
};

export const account: Route = {
  path: '/akun',
  get: (visit) => accountPage(visit),
  post: async (visit, form): Promise<Outcome> => {
    const what = form.get('maksud');
    if (what === 'profil') return saveProfile(visit, form);
    if (what === 'dibaca') {
      await visit.run(MarkNoticesReadDocument, {});
      return seeOther(visit.href('/akun'));
    }
    const { changePassword: result } = await visit.run(ChangePasswordDocument, {
      current: form.get('sandi-lama')?.slice(0, 200) ?? '',
      next: form.get('sandi-baru')?.slice(0, 200) ?? '',
    });
    return result.__typename === 'PasswordChanged'
      ? seeOther(visit.href('/akun?tersimpan=sandi'))
      : accountPage(visit, problemsOf(result));
  },
};

export const signOut: Route = {
  path: '/keluar',
  post: async (visit, form) => {
    if (form.get('semua') === '1') await visit.run(SignOutEverywhereDocument, {});
    else await visit.run(SignOutDocument, {});
    return seeOther(visit.href('/'), { 'clear-site-data': '"prefetchCache", "prerenderCache"' });
  },
};
