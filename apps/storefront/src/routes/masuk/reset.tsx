import { Button, ErrorSummary, Field, Notice } from '@lapak/ui';
import { field } from '../../form.js';
import { RequestResetDocument, ResetPasswordDocument } from '../../gql/graphql.js';
import { type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { Column } from '../../parts.js';

const forgotPage = (visit: Visit, done: boolean): Page => {
  const { t, href } = visit;
  return page({
    title: t.sign.forgotTitle,
    dock: 'account',
    body: (
      <Column title={t.sign.forgotTitle} lead={done ? undefined : t.sign.forgotLead}>
        {done ? (
          <Notice tone="good">{t.sign.forgotDone}</Notice>
        ) : (
          <form method="post" action={href('/lupa')} data-no-swap="">
            <Field
              name="masuk"
              label={t.sign.login}
              required
              maxLength={254}
              autoComplete="username"
              autoCapitalize="none"
            />
            <Button wide className="again">
              {t.sign.forgotGo}
            </Button>
          </form>
        )}
      </Column>
    ),
  });
};

/** The answer is the same whether the account exists or not. */
export const forgot: Route = {
  path: '/lupa',
  get: (visit) => forgotPage(visit, visit.query.has('terkirim')),
  post: async (visit, form) => {
    await visit.run(RequestResetDocument, { login: field(form, 'masuk', 254) });
    return seeOther(visit.href('/lupa?terkirim=1'));
  },
};

const resetPage = (visit: Visit, token: string, problem?: string): Page => {
  const { t, href } = visit;
  return page({
    status: problem ? 422 : 200,
    title: t.sign.resetTitle,
    dock: 'account',
    // The token must not leave with a link; `no-referrer` would also take the origin from our own form.
    headers: { 'referrer-policy': 'same-origin' },
    body: (
      <Column title={t.sign.resetTitle}>
        {problem && <ErrorSummary title={t.say.fixThese} problems={[{ field: 'sandi', message: problem }]} />}
        {token ? (
          <form method="post" action={href('/atur-ulang')} data-no-swap="">
            <input type="hidden" name="token" value={token} />
            <Field
              name="sandi"
              label={t.sign.resetTitle}
              hint={t.sign.passwordHint}
              type="password"
              required
              maxLength={200}
              autoComplete="new-password"
            />
            <Button wide className="again">
              {t.sign.resetGo}
            </Button>
          </form>
        ) : (
          <Notice tone="attention">
            {t.sign.resetMissing}{' '}
            <a className="link" href={href('/lupa')}>
              {t.sign.forgotTitle}
            </a>
          </Notice>
        )}
      </Column>
    ),
  });
};

export const reset: Route = {
  path: '/atur-ulang',
  get: (visit) => resetPage(visit, visit.query.get('token')?.slice(0, 200) ?? ''),
  post: async (visit, form) => {
    const token = field(form, 'token', 200);
    const { resetPassword: result } = await visit.run(ResetPasswordDocument, {
      token,
      newPassword: form.get('sandi')?.slice(0, 200) ?? '',
    });
    if (result.__typename === 'SignedIn') return seeOther(visit.href('/akun'));
    if (result.__typename === 'TotpRequired') return seeOther(visit.href('/masuk'));
    return resetPage(
      visit,
      token,
      result.__typename === 'InvalidInput' ? (result.fields[0]?.message ?? result.message) : result.message,
    );
  },
};
