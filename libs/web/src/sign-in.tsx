import { Button, ErrorSummary, Field, CheckField, Notice } from '@lapak/ui';
import { type FormEvent, useState } from 'react';
import { GateFrame } from './gate.js';
import { ConfirmTotpDocument, RegisterDocument, SignInDocument } from './gql/graphql.js';
import { useDeed } from './use-deed.js';

interface SignInProps {
  brand: string;
  title: string;
  lead: string;
  canRegister: boolean;
  refused?: boolean;
  onSignedIn: () => Promise<unknown>;
  onLeave?: () => Promise<void>;
}

const textsOf = (event: FormEvent<HTMLFormElement>): Record<string, string> => {
  event.preventDefault();
  return Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
};

const Enter = ({ onSignedIn, onTotp }: { onSignedIn: () => Promise<unknown>; onTotp: () => void }) => {
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
      <Field name="login" label="Nomor HP atau e-mail" autoComplete="username" required autoCapitalize="none" />
      <Field name="password" label="Kata sandi" type="password" autoComplete="current-password" required />
      <Button wide busy={busy}>
        Masuk
      </Button>
      <p>
        <a href="/lupa">Lupa kata sandi?</a>
      </p>
    </form>
  );
};

const Totp = ({ onSignedIn }: { onSignedIn: () => Promise<unknown> }) => {
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
        label="Kode verifikasi"
        hint="Enam angka dari aplikasi autentikator Anda, atau satu kode cadangan."
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        autoFocus
      />
      <Button wide busy={busy}>
        Lanjut
      </Button>
    </form>
  );
};

const Register = ({ onSignedIn }: { onSignedIn: () => Promise<unknown> }) => {
  const { run, busy, problem, errorOf } = useDeed(RegisterDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { fullName = '', phone = '', email = '', password = '', acceptTerms } = textsOf(event);
    const input = { fullName, phone: phone || null, email: email || null, password, acceptTerms: acceptTerms === 'on' };
    if (await run({ input })) await onSignedIn();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {problem &&
        (problem.fields.length > 0 ? (
          <ErrorSummary title="Periksa lagi isian ini" problems={problem.fields} />
        ) : (
          <Notice tone="bad">{problem.message}</Notice>
        ))}
      <Field name="fullName" label="Nama lengkap" autoComplete="name" required error={errorOf('fullName')} />
      <Field
        name="phone"
        label="Nomor HP (WhatsApp)"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint="Contoh: 0812-3456-7890"
        required
        error={errorOf('phone')}
      />
      <Field
        name="email"
        label="E-mail"
        optional="boleh kosong"
        type="email"
        autoComplete="email"
        error={errorOf('email')}
      />
      <Field
        name="password"
        label="Kata sandi"
        type="password"
        autoComplete="new-password"
        minLength={8}
        hint="Sedikitnya 8 huruf atau angka."
        required
        error={errorOf('password')}
      />
      <CheckField
        name="acceptTerms"
        label={
          <>
            Saya setuju dengan <a href="/syarat">syarat layanan</a> dan <a href="/privasi">kebijakan privasi</a>.
          </>
        }
        {...(errorOf('acceptTerms') && { error: errorOf('acceptTerms')! })}
      />
      <Button wide busy={busy}>
        Buat akun
      </Button>
    </form>
  );
};

/** The way into a console: password, then the second factor when the account has one; or a new account. */
export const SignIn = ({ brand, title, lead, canRegister, refused, onSignedIn, onLeave }: SignInProps) => {
  const [step, setStep] = useState<'enter' | 'totp' | 'register'>('enter');
  if (refused) {
    return (
      <GateFrame brand={brand} title={title} lead={lead}>
        <Notice tone="attention">Akun ini bukan akun petugas. Mintalah admin kabupaten memberi Anda tugas.</Notice>
        <Button kind="ghost" onClick={() => void onLeave?.()}>
          Masuk dengan akun lain
        </Button>
      </GateFrame>
    );
  }
  return (
    <GateFrame
      brand={brand}
      title={step === 'register' ? 'Buat akun' : step === 'totp' ? 'Verifikasi dua langkah' : title}
      lead={lead}
    >
      {step === 'enter' && <Enter onSignedIn={onSignedIn} onTotp={() => setStep('totp')} />}
      {step === 'totp' && <Totp onSignedIn={onSignedIn} />}
      {step === 'register' && <Register onSignedIn={onSignedIn} />}
      {canRegister && step === 'enter' && (
        <p>
          Belum punya akun?{' '}
          <Button kind="quiet" onClick={() => setStep('register')}>
            Daftar
          </Button>
        </p>
      )}
      {step === 'register' && (
        <p>
          Sudah punya akun?{' '}
          <Button kind="quiet" onClick={() => setStep('enter')}>
            Masuk
          </Button>
        </p>
      )}
    </GateFrame>
  );
};
