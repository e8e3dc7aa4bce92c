import { useApolloClient } from '@apollo/client/react';
import { type Said, useDeed } from '@lapak/web';
import { useEffect } from 'react';
import { ReleaseCaseDocument, TakeCaseDocument } from '../../gql/graphql.js';

/** The server keeps a case for 15 minutes after the last deed; while somebody looks at it, it is taken anew before that. */
const RENEW_MS = 5 * 60_000;

/**
 * Takes a case that waits for the office as long as its screen is open, and puts it down when the screen is left, the tab
 * closed or another address opened. `problem` says who has it, when somebody else does.
 */
export const useHeldCase = (code: string, running: boolean): { take: () => Promise<unknown>; problem: Said | null } => {
  const client = useApolloClient();
  const { run, problem } = useDeed(TakeCaseDocument);
  useEffect(() => {
    if (!running) return;
    const hold = () => {
      if (!document.hidden) void run({ code });
    };
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) hold();
    };
    const leave = () =>
      void client
        .mutate({ mutation: ReleaseCaseDocument, variables: { code }, context: { fetchOptions: { keepalive: true } } })
        .catch(() => null); // whoever cannot say goodbye is forgotten after 15 minutes
    hold();
    const timer = setInterval(hold, RENEW_MS);
    document.addEventListener('visibilitychange', hold);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hold);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      leave();
    };
  }, [client, code, running, run]);
  return { take: () => run({ code }), problem };
};
