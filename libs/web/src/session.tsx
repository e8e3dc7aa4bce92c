import { useApolloClient, useQuery } from '@apollo/client/react';
import type { Locale, Zone } from '@lapak/kernel';
import { Skeleton } from '@lapak/ui';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { SessionDocument, type SessionQuery, SignOutDocument, UpdateProfileDocument } from './gql/graphql.js';
import { Loaded } from './loaded.js';
import { changeLocale, isLocaleChosen, localeHere } from './locale.js';
import { SetUpTotp } from './set-up-totp.js';
import { SignIn } from './sign-in.js';
import { wordsHere } from './words/words.js';

export type Viewer = NonNullable<SessionQuery['viewer']>;
export interface Session {
  readonly viewer: Viewer;
  readonly regency: SessionQuery['regency'];
  readonly zone: Zone;
  readonly locale: Locale;
  refresh(): Promise<unknown>;
  /** Keeps the language with the account, for letters too, then loads the page in it. */
  speak(locale: Locale): Promise<void>;
  signOut(): Promise<void>;
}

const Held = createContext<Session | null>(null);

/** Who is signed in. Only below `<WithSession>`, where there always is somebody. */
export const useSession = (): Session => {
  const session = useContext(Held);
  if (!session) throw new Error('no session here');
  return session;
};

interface GateProps {
  /** Named on the sign-in screen. */
  title: string;
  lead: string;
  /** Whether newcomers may open an account here. */
  canRegister: boolean;
  /** Staff only: an account without a duty is told so. */
  staffOnly?: boolean;
  children: ReactNode;
}

const Gate = ({
  data,
  refresh,
  title,
  lead,
  canRegister,
  staffOnly,
  children,
}: GateProps & { data: SessionQuery; refresh: () => Promise<unknown> }) => {
  const client = useApolloClient();
  const { viewer, regency } = data;
  const session = useMemo<Session | null>(
    () =>
      viewer && {
        viewer,
        regency,
        zone: { name: regency.timeZone, label: regency.zoneLabel },
        locale: localeHere(),
        refresh,
        speak: async (next) => {
          const { fullName, email } = viewer;
          await client
            .mutate({ mutation: UpdateProfileDocument, variables: { input: { fullName, email, locale: next } } })
            .catch(() => null); // the page can speak it even when the account cannot be told
          changeLocale(next);
        },
        signOut: async () => {
          await client.mutate({ mutation: SignOutDocument });
          await client.clearStore();
          location.assign(location.pathname);
        },
      },
    [viewer, regency, refresh, client],
  );
  useEffect(() => {
    if (viewer && !isLocaleChosen() && viewer.locale !== localeHere()) changeLocale(viewer.locale);
  }, [viewer]);
  if (!session)
    return <SignIn title={title} lead={lead} brand={regency.brand} canRegister={canRegister} onSignedIn={refresh} />;
  if (staffOnly && session.viewer.duties.length === 0) {
    return (
      <SignIn
        title={title}
        lead={lead}
        brand={regency.brand}
        canRegister={false}
        refused
        onSignedIn={refresh}
        onLeave={session.signOut}
      />
    );
  }
  if (session.viewer.mustSetUpTotp)
    return <SetUpTotp brand={regency.brand} onDone={refresh} onLeave={session.signOut} />;
  return <Held.Provider value={session}>{children}</Held.Provider>;
};

/** Shows its children to somebody who is signed in; everybody else sees the way in. */
export const WithSession = (props: GateProps) => {
  const asked = useQuery(SessionDocument, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  return (
    <Loaded
      of={asked}
      skeleton={
        <div className="gate">
          <main>
            <Skeleton lines={5} label={wordsHere().loading} />
          </main>
        </div>
      }
    >
      {(data) => <Gate {...props} data={data} refresh={() => asked.refetch()} />}
    </Loaded>
  );
};
