import { Button, Field, Notice } from '@lapak/ui';
import { type FormEvent, useState } from 'react';
import { GateFrame } from './gate.js';
import { ConfirmTotpDocument, SignInDocument } from './gql/graphql.js';
import { publicUrl } from './public-url.js';
import { Register } from './register.js';
import { textsOf } from './texts-of.js';
import { useDeed } from './use-deed.js';
import { wordsHere } from './words/words.js';

interface SignInProps {
  brand: string;
  title: string;
  lead: string;
  canRegister: boolean;
  refused?: boolean;
  onSignedIn: () => Promise<unknown>;
  onLeave?: () => Promise<void>;
}

const Enter = ({ onSignedIn, onTotp }: { onSignedIn: () => Promise<unknown>; onTotp: () => void }) => {
  const t = wordsHere().signIn;
  const { run, busy, problem } = useDeed(SignInDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { login = '', password = '' } = textsOf(event);
    const outcome = await run({ input: { login, password } });
    if (outcome?.__typename === 'TotpRequired') onTotp();
    else if (outcome) await onSignedIn();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Field name="login" label={t.login} autoComplete="username" required autoCapitalize="none" />
      <Field name="password" label={t.password} type="password" autoComplete="current-password" required />
      <Button wide busy={busy}>
        {t.go}
      </Button>
      <p>
        <a className="link" href={publicUrl('/lupa')}>
          {t.forgot}
        </a>
      </p>
    </form>
  );
};

const Totp = ({ onSignedIn }: { onSignedIn: () => Promise<unknown> }) => {
  const t = wordsHere().totp;
  const { run, busy, problem } = useDeed(ConfirmTotpDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { code = '' } = textsOf(event);
    if (await run({ code })) await onSignedIn();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Field
        name="code"
        label={t.code}
        hint={t.hint}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        autoFocus
      />
      <Button wide busy={busy}>
        {t.next}
      </Button>
    </form>
  );
};

/** The way into a console: password, then the second factor when the account has one; or a new account. */
export const SignIn = ({ brand, title, lead, canRegister, refused, onSignedIn, onLeave }: SignInProps) => {
  const t = wordsHere();
  const [step, setStep] = useState<'enter' | 'totp' | 'register'>('enter');
  if (refused) {
    return (
      <GateFrame brand={brand} title={title} lead={lead}>
        <Notice tone="attention">{t.signIn.notStaff}</Notice>
        <Button kind="ghost" onClick={() => void onLeave?.()}>
          {t.signIn.otherAccount}
        </Button>
      </GateFrame>
    );
  }
  const titles = { enter: title, totp: t.totp.title, register: t.register.title };
  return (
    <GateFrame brand={brand} title={titles[step]} lead={lead}>
      {step === 'enter' && <Enter onSignedIn={onSignedIn} onTotp={() => setStep('totp')} />}
      {step === 'totp' && <Totp onSignedIn={onSignedIn} />}
      {step === 'register' && <Register onSignedIn={onSignedIn} />}
      {canRegister && step !== 'totp' && (
        <p>
          {step === 'enter' ? t.signIn.noAccount : t.signIn.hasAccount}{' '}
          <Button kind="quiet" onClick={() => setStep(step === 'enter' ? 'register' : 'enter')}>
            {step === 'enter' ? t.signIn.register : t.signIn.go}
          </Button>
        </p>
      )}
    </GateFrame>
  );
};
