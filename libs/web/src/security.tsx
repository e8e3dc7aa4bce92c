import { useApolloClient, useQuery } from '@apollo/client/react';
import { formatDateTime } from '@lapak/kernel';
import { Badge, Button, Dialog, Field, Notice, Panel } from '@lapak/ui';
import { type FormEvent, useState } from 'react';
import { ChangePasswordDocument, MySessionsDocument, SignOutEverywhereDocument } from './gql/graphql.js';
import { Loaded } from './loaded.js';
import { useSession } from './session.js';
import { TotpSteps } from './set-up-totp.js';
import { textsOf } from './texts-of.js';
import { useDeed } from './use-deed.js';
import { wordsHere } from './words/words.js';

const Password = () => {
  const t = wordsHere().security;
  const { run, busy, problem, errorOf } = useDeed(ChangePasswordDocument, { refetch: ['MySessions'] });
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const { current = '', next = '' } = textsOf(event);
    setDone(false);
    if (!(await run({ current, next }))) return;
    form.reset();
    setDone(true);
  };
  return (
    <Panel title={t.password}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        {problem && <Notice tone="bad">{problem.message}</Notice>}
        {done && <Notice tone="good">{t.changed}</Notice>}
        <Field name="current" label={t.current} type="password" autoComplete="current-password" required />
        <Field
          name="next"
          label={t.next}
          type="password"
          autoComplete="new-password"
          minLength={8}
          hint={t.nextHint}
          error={errorOf('next') ?? errorOf('password') ?? errorOf('newPassword')}
          required
        />
        <p className="form-foot">
          <Button kind="ghost" busy={busy}>
            {t.change}
          </Button>
        </p>
      </form>
    </Panel>
  );
};

const Everywhere = () => {
  const t = wordsHere().security;
  const client = useApolloClient();
  const { run, busy, problem } = useDeed(SignOutEverywhereDocument);
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    if (!(await run({}))) return;
    await client.clearStore();
    location.reload();
  };
  return (
    <>
      <p className="form-foot">
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t.everywhere}
        </Button>
      </p>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.everywhereAsk}
        foot={
          <>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t.cancel}
            </Button>
            <Button kind="danger" busy={busy} onClick={() => void leave()}>
              {t.yes}
            </Button>
          </>
        }
      >
        {problem && <Notice tone="bad">{problem.message}</Notice>}
      </Dialog>
    </>
  );
};

const Devices = () => {
  const t = wordsHere().security;
  const { zone, locale } = useSession();
  const asked = useQuery(MySessionsDocument, { fetchPolicy: 'cache-and-network' });
  const nameOf = (app: string) => t.apps[app as keyof typeof t.apps] ?? app;
  return (
    <Panel title={t.sessions}>
      <p className="meta">{t.sessionsLead}</p>
      <Loaded of={asked}>
        {({ mySessions }) => (
          <ul className="lines">
            {mySessions.map((one) => (
              <li key={one.id}>
                <span>
                  <b>{one.device}</b> · {nameOf(one.app)}
                  <small>
                    {t.seen} {formatDateTime(new Date(one.seenAt), zone, locale)}
                  </small>
                </span>
                {one.current && <Badge tone="good">{t.thisOne}</Badge>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Everywhere />
    </Panel>
  );
};

const SecondFactor = () => {
  const t = wordsHere().security;
  const { viewer, refresh } = useSession();
  const [under, setUnder] = useState(false);
  return (
    <Panel title={t.totp}>
      {!under && <p className="meta">{viewer.totpEnabled ? t.totpOn : t.totpOff}</p>}
      {!under && !viewer.totpEnabled && (
        <p className="form-foot">
          <Button kind="ghost" onClick={() => setUnder(true)}>
            {t.setUp}
          </Button>
        </p>
      )}
      {under && <TotpSteps onDone={() => void refresh().then(() => setUnder(false))} />}
    </Panel>
  );
};

/** What keeps an account its owner's: password, devices, second factor. */
export const Security = () => (
  <>
    <Password />
    <Devices />
    <SecondFactor />
  </>
);
