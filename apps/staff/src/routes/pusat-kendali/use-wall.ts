import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { CommandWallChangedDocument, CommandWallDocument } from '../../gql/graphql.js';

/** With no news at all the wall asks anyway: it must know that its feed lives. */
const POLL_MS = 60_000;
/** News in a burst is one question; the server answers everybody alike for two seconds. */
const GATHER_MS = 2_000;
export const STALE_MS = 5 * 60_000;

/** The wall's figures, live: told by the server when they change, asked for every minute besides. */
export const useWall = () => {
  const asked = useQuery(CommandWallDocument, { fetchPolicy: 'cache-and-network', pollInterval: POLL_MS });
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const { refetch } = asked;
  useSubscription(CommandWallChangedDocument, {
    ignoreResults: true,
    onData: () => {
      waiting.current ??= setTimeout(() => {
        waiting.current = null;
        void refetch().catch(() => null); // the last figures stay, and grow stale in the open
      }, GATHER_MS);
    },
  });
  useEffect(
    () => () => {
      if (waiting.current) clearTimeout(waiting.current);
    },
    [],
  );
  return asked;
};
