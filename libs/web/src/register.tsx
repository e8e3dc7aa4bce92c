import { Button, CheckField, ErrorSummary, Field, Notice } from '@lapak/ui';
import type { FormEvent } from 'react';
import { RegisterDocument } from './gql/graphql.js';
import { publicUrl } from './public-url.js';
import { textsOf } from './texts-of.js';
import { useDeed } from './use-deed.js';
import { wordsHere } from './words/words.js';

/** Terms and privacy, each a tap away and neither lost by reading it. */
const Agreement = ({ error }: { error: string | undefined }) => {
  const t = wordsHere().register;
  return (
    <CheckField
      name="acceptTerms"
      label={
        <>
          {t.agree}{' '}
          <a className="link" href={publicUrl('/syarat')} target="_blank">
            {t.terms}
          </a>{' '}
          {t.and}{' '}
          <a className="link" href={publicUrl('/privasi')} target="_blank">
            {t.privacy}
          </a>
          .
        </>
      }
      {...(error && { error })}
    />
  );
};

/** A new account: phone first, e-mail optional. */
export const Register = ({ onSignedIn }: { onSignedIn: () => Promise<unknown> }) => {
  const t = wordsHere().register;
  const { run, busy, problem, errorOf } = useDeed(RegisterDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { fullName = '', phone = '', email = '', password = '', acceptTerms } = textsOf(event);
    const input = { fullName, phone: phone || null, email: email || null, password, acceptTerms: acceptTerms === 'on' };
    if (await run({ input })) await onSignedIn();
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      {problem && problem.fields.length > 0 && <ErrorSummary title={wordsHere().fixThese} problems={problem.fields} />}
      {problem && problem.fields.length === 0 && <Notice tone="bad">{problem.message}</Notice>}
      <Field name="fullName" label={t.fullName} autoComplete="name" required error={errorOf('fullName')} />
      <Field
        name="phone"
        label={t.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint={t.phoneHint}
        required
        error={errorOf('phone')}
      />
      <Field
        name="email"
        label={t.email}
        optional={wordsHere().optional}
        type="email"
        autoComplete="email"
        hint={t.emailHint}
        error={errorOf('email')}
      />
      <Field
        name="password"
        label={t.password}
        type="password"
        autoComplete="new-password"
        minLength={8}
        hint={t.passwordHint}
        required
        error={errorOf('password')}
      />
      <Agreement error={errorOf('acceptTerms')} />
      <Button wide busy={busy}>
        {t.go}
      </Button>
    </form>
  );
};
