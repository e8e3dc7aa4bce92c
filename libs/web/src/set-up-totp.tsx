import { Button, Field, Notice, Skeleton } from '@lapak/ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { GateFrame } from './gate.js';
import { ActivateTotpDocument, SetUpTotpDocument, type SetUpTotpMutation } from './gql/graphql.js';
import { useDeed } from './use-deed.js';
import { wordsHere } from './words/words.js';

const BackupCodes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const t = wordsHere().totp;
  return (
    <div className="stack">
      <Notice tone="good">{t.active}</Notice>
      <h2>{t.keepCodes}</h2>
      <p>{t.codesLead}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button wide onClick={onDone}>
        {t.kept}
      </Button>
    </div>
  );
};

const Scan = ({
  setup,
  onActive,
}: {
  setup: SetUpTotpMutation['setUpTotp'];
  onActive: (codes: readonly string[]) => void;
}) => {
  const t = wordsHere().totp;
  const { run, busy, problem } = useDeed(ActivateTotpDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const outcome = await run({ code: String(new FormData(event.currentTarget).get('code')) });
    if (outcome?.__typename === 'TotpActivated') onActive(outcome.backupCodes);
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <img
        className="qr"
        alt={t.qr}
        width={200}
        height={200}
        src={`data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`}
      />
      <p>
        {t.scan} <code>{setup.secret}</code>
      </p>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Field name="code" label={t.six} inputMode="numeric" autoComplete="one-time-code" required />
      <Button wide busy={busy}>
        {t.activate}
      </Button>
    </form>
  );
};

/** Scan, type the code, keep the backup codes. Begins a new secret as soon as it is shown. */
export const TotpSteps = ({ onDone }: { onDone: () => void }) => {
  const { run, problem } = useDeed(SetUpTotpDocument);
  const [setup, setSetup] = useState<SetUpTotpMutation['setUpTotp'] | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (asked.current) return;
    asked.current = true; // a second call would make the code that was just scanned worthless
    void run({}).then((outcome) => setSetup(outcome as SetUpTotpMutation['setUpTotp'] | null));
  }, [run]);

  if (codes) return <BackupCodes codes={codes} onDone={onDone} />;
  if (problem) return <Notice tone="bad">{problem.message}</Notice>;
  if (!setup) return <Skeleton lines={4} label={wordsHere().loading} />;
  return <Scan setup={setup} onActive={setCodes} />;
};

/** A second factor for an account that has a duty, before anything else. */
export const SetUpTotp = ({
  brand,
  onDone,
  onLeave,
}: {
  brand: string;
  onDone: () => Promise<unknown>;
  onLeave: () => Promise<void>;
}) => {
  const t = wordsHere().totp;
  return (
    <GateFrame brand={brand} title={t.setUpTitle} lead={t.setUpLead}>
      <TotpSteps onDone={() => void onDone()} />
      <p>
        <Button kind="quiet" onClick={() => void onLeave()}>
          {t.leave}
        </Button>
      </p>
    </GateFrame>
  );
};
