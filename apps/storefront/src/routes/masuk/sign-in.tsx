import { Button, ErrorSummary, Field } from '@lapak/ui';
import { field } from '../../form.js';
import { ConfirmTotpDocument, SignInDocument } from '../../gql/graphql.js';
import { type Outcome, ownPath, type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { Column } from '../../parts.js';

interface State {
  readonly back: string;
  readonly login?: string;
  readonly problem?: string;
}

const signInPage = (visit: Visit, { back, login = '', problem }: State): Page => {
  const { t, href } = visit;
  const query = back === '/akun' ? '' : `?kembali=${encodeURIComponent(back)}`;
  return page({
    status: problem ? 422 : 200,
    title: t.sign.inTitle,
    dock: 'account',
    body: (
      <Column title={t.sign.inTitle} lead={t.sign.inLead}>
        {problem && <ErrorSummary title={t.say.fixThese} problems={[{ field: 'masuk', message: problem }]} />}
        <form method="post" action={href('/masuk')} data-no-swap="">
          <input type="hidden" name="kembali" value={back} />
          <Field
            name="masuk"
            label={t.sign.login}
            defaultValue={login}
            required
            maxLength={254}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Field
            name="sandi"
            label={t.sign.password}
            type="password"
            required
            maxLength={200}
            autoComplete="current-password"
          />
          <Button wide className="again">
            {t.sign.go}
          </Button>
        </form>
        <p className="again">
          <a className="link" href={href('/lupa')}>
            {t.sign.forgot}
          </a>
        </p>
        <p className="again">
          {t.sign.noAccount}{' '}
          <a className="link" href={href(`/daftar${query}`)}>
            {t.sign.toUp}
          </a>
        </p>
        <hr />
        <p className="meta">
          {t.sign.guest}{' '}
          <a className="link" href={href('/cari')}>
            {t.sign.guestGo}
          </a>
        </p>
      </Column>
    ),
  });
};

const codePage = (visit: Visit, back: string, problem?: string): Page => {
  const { t, href } = visit;
  return page({
    status: problem ? 422 : 200,
    title: t.sign.totpTitle,
    dock: 'account',
    body: (
      <Column title={t.sign.totpTitle} lead={t.sign.totpLead}>
        <form method="post" action={href('/masuk')} data-no-swap="">
          <input type="hidden" name="kembali" value={back} />
          <input type="hidden" name="langkah" value="kode" />
          <Field
            name="kode"
            label={t.sign.totpCode}
            error={problem}
            required
            maxLength={20}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <Button wide className="again">
            {t.sign.totpGo}
          </Button>
        </form>
      </Column>
    ),
  });
};

const confirm = async (visit: Visit, form: URLSearchParams, back: string): Promise<Outcome> => {
  const { confirmTotp: result } = await visit.run(ConfirmTotpDocument, { code: field(form, 'kode', 20) });
  return result.__typename === 'SignedIn' ? seeOther(visit.href(back)) : codePage(visit, back, result.message);
};

export const signIn: Route = {
  path: '/masuk',
  get: (visit) => signInPage(visit, { back: ownPath(visit.query.get('kembali'), '/akun') }),
  post: async (visit, form) => {
    const back = ownPath(form.get('kembali'), '/akun');
    if (form.get('langkah') === 'kode') return confirm(visit, form, back);
    const login = field(form, 'masuk', 254);
    const { signIn: result } = await visit.run(SignInDocument, {
      input: { login, password: form.get('sandi')?.slice(0, 200) ?? '' },
    });
    if (result.__typename === 'SignedIn') return seeOther(visit.href(back));
    if (result.__typename === 'TotpRequired') return codePage(visit, back);
    return signInPage(visit, { back, login, problem: result.message });
  },
};
