import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { ShopOrderChangedDocument } from './gql/graphql.js';
import { t } from './words/words.js';

const ABOUT_ORDERS = new Set(['ShopFrame', 'ShopOrders', 'ShopOrder', 'Home']);

/** Whatever is on screen of orders is asked for again. */
export const refreshOrders = (client: ApolloClient): void => {
  for (const query of client.getObservableQueries('active'))
    if (ABOUT_ORDERS.has(query.queryName ?? '')) void query.refetch().catch(() => null); // its screen says what went wrong
};

const SAID_MS = 6_000;

/**
 * Orders change while nobody touches the screen: lists follow, and the sentence that is answered is said aloud. What was
 * missed without signal, or while the phone slept, is caught up on.
 */
export const useOrderNews = (shopId: string): string => {
  const client = useApolloClient();
  const [said, setSaid] = useState('');
  useSubscription(ShopOrderChangedDocument, {
    variables: { shopId },
    onData: () => {
      refreshOrders(client);
      setSaid(t.frame.orderNews);
    },
  });
  useEffect(() => {
    const catchUp = () => document.visibilityState === 'visible' && refreshOrders(client);
    document.addEventListener('visibilitychange', catchUp);
    addEventListener('online', catchUp);
    return () => {
      document.removeEventListener('visibilitychange', catchUp);
      removeEventListener('online', catchUp);
    };
  }, [client]);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return said;
};
