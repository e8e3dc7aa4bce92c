import { useApolloClient, useQuery } from '@apollo/client/react';
import type { Zone } from '@lapak/kernel';
import { Skeleton } from '@lapak/ui';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { SessionDocument, type SessionQuery, SignOutDocument } from './gql/graphql.js';
import { Loaded } from './loaded.js';
import { SetUpTotp } from './set-up-totp.js';
import { SignIn } from './sign-in.js';

export type Viewer = NonNullable<SessionQuery['viewer']>;
export interface Session {
  readonly viewer: Viewer;
  readonly regency: SessionQuery['regency'];
  readonly zone: Zone;
  refresh(): Promise<unknown>;
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
        refresh,
        signOut: async () => {
          await client.mutate({ mutation: SignOutDocument });
          await client.clearStore();
          location.assign(location.pathname);
        },
      },
    [viewer, regency, refresh, client],
  );
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
        <main className="gate">
          <Skeleton lines={5} label="Memuat" />
        </main>
      }
    >
      {(data) => <Gate {...props} data={data} refresh={() => asked.refetch()} />}
    </Loaded>
  );
};
