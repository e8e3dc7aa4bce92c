import { Button, CheckField, ErrorSummary, Field } from '@lapak/ui';
import { field } from '../../form.js';
import { RegisterDocument } from '../../gql/graphql.js';
import { ownPath, type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { Column } from '../../parts.js';

interface Problem {
  readonly field?: string;
  readonly message: string;
}
interface State {
  readonly back: string;
  readonly form?: URLSearchParams;
  readonly problems?: readonly Problem[];
}
const FIELDS: Readonly<Record<string, string>> = {
  fullName: 'nama',
  phone: 'hp',
  email: 'surel',
  password: 'sandi',
  acceptTerms: 'setuju',
};

const Fields = ({
  visit,
  form,
  error,
}: {
  visit: Visit;
  form: URLSearchParams;
  error: (name: string) => string | undefined;
}) => {
  const { t } = visit;
  return (
    <>
      <Field
        name="nama"
        label={t.sign.name}
        error={error('nama')}
        defaultValue={field(form, 'nama', 120)}
        required
        maxLength={120}
        autoComplete="name"
      />
      <Field
        name="hp"
        label={t.sign.phone}
        hint={t.sign.phoneHint}
        error={error('hp')}
        type="tel"
        inputMode="tel"
        defaultValue={field(form, 'hp', 40)}
        maxLength={40}
        autoComplete="tel"
      />
      <Field
        name="surel"
        label={t.sign.email}
        error={error('surel')}
        optional={t.say.optional}
        type="email"
        defaultValue={field(form, 'surel', 254)}
        maxLength={254}
        autoComplete="email"
      />
      <Field
        name="sandi"
        label={t.sign.newPassword}
        hint={t.sign.passwordHint}
        error={error('sandi')}
        type="password"
        required
        maxLength={200}
        autoComplete="new-password"
      />
    </>
  );
};

const Terms = ({ visit: { t, href } }: { visit: Visit }) => (
  <>
    {t.sign.terms} (
    <a className="link" href={href('/syarat')}>
      {t.frame.terms}
    </a>
    ,{' '}
    <a className="link" href={href('/privasi')}>
      {t.frame.privacy}
    </a>
    )
  </>
);

const signUpPage = (visit: Visit, { back, form = new URLSearchParams(), problems = [] }: State): Page => {
  const { t, href } = visit;
  const error = (name: string) => problems.find((p) => p.field === name)?.message;
  return page({
    status: problems.length > 0 ? 422 : 200,
    title: t.sign.upTitle,
    dock: 'account',
    body: (
      <Column title={t.sign.upTitle} lead={t.sign.upLead}>
        <ErrorSummary title={t.say.fixThese} problems={problems} />
        <form method="post" action={href('/daftar')} data-no-swap="">
          <input type="hidden" name="kembali" value={back} />
          <Fields visit={visit} form={form} error={error} />
          <CheckField
            name="setuju"
            value="1"
            label={<Terms visit={visit} />}
            error={error('setuju')}
            defaultChecked={form.get('setuju') === '1'}
            required
          />
          <Button wide className="again">
            {t.sign.upGo}
          </Button>
        </form>
        <p className="again">
          {t.sign.haveAccount}{' '}
          <a className="link" href={href('/masuk')}>
            {t.sign.go}
          </a>
        </p>
      </Column>
    ),
  });
};

export const signUp: Route = {
  path: '/daftar',
  get: (visit) => signUpPage(visit, { back: ownPath(visit.query.get('kembali'), '/akun') }),
  post: async (visit, form) => {
    const back = ownPath(form.get('kembali'), '/akun');
    const acceptTerms = form.get('setuju') === '1';
    if (!acceptTerms)
      return signUpPage(visit, { back, form, problems: [{ field: 'setuju', message: visit.t.sign.termsNeeded }] });
    const { register: result } = await visit.run(RegisterDocument, {
      input: {
        fullName: field(form, 'nama', 120),
        phone: field(form, 'hp', 40) || null,
        email: field(form, 'surel', 254) || null,
        password: form.get('sandi')?.slice(0, 200) ?? '',
        acceptTerms,
      },
    });
    if (result.__typename === 'SignedIn') return seeOther(visit.href(back));
    const problems =
      result.__typename === 'InvalidInput'
        ? result.fields.map((f) => ({ field: FIELDS[f.field], message: f.message }))
        : [{ message: result.message }];
    return signUpPage(visit, { back, form, problems });
  },
};
