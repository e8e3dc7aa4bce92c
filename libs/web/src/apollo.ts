import { ApolloClient, ApolloLink, type FieldPolicy, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { mergeMap, of } from 'rxjs';
import { possibleTypes } from './gql/possible-types.js';
import { localeHere } from './locale.js';

export interface ClientOptions {
  readonly app: 'merchant' | 'staff';
}

interface Hashed {
  readonly __meta__?: { readonly hash?: string };
}

/**
 * Sends the hash of a document instead of its text: the server knows ours by their hashes and runs them faster. A server
 * of another version that does not know one is asked again with the whole text.
 */
const byHash = new ApolloLink((operation, forward) => {
  const hash = (operation.query as unknown as Hashed).__meta__?.hash;
  if (!hash) return forward(operation);
  operation.extensions = { ...operation.extensions, persistedQuery: { version: 1, sha256Hash: hash } };
  operation.setContext({ http: { includeExtensions: true, includeQuery: false } });
  return forward(operation).pipe(
    mergeMap((result) => {
      if (!result.errors?.some(({ extensions }) => extensions?.['code'] === 'PERSISTED_QUERY_NOT_FOUND'))
        return of(result);
      operation.extensions = {};
      operation.setContext({ http: { includeExtensions: false, includeQuery: true } });
      return forward(operation);
    }),
  );
});

/** A list that grows by pages: what came after `after` is put behind what is there; a first page begins anew. */
const pages = (keyArgs: string[]): FieldPolicy => ({
  keyArgs,
  merge: (known: { nodes?: readonly unknown[] } | undefined, incoming: { nodes: readonly unknown[] }, { args }) =>
    args?.['after'] && known?.nodes ? { ...incoming, nodes: [...known.nodes, ...incoming.nodes] } : incoming,
});

const cache = (): InMemoryCache =>
  new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Regency: { keyFields: ['code'] },
      VerificationCase: { keyFields: ['code'] },
      CaseSummary: { keyFields: ['code'] },
      RequirementItem: { keyFields: false },
      CommandWall: { keyFields: false, merge: false },
      Query: {
        fields: {
          notices: pages([]),
          shopOrders: pages(['shopId', 'tab']),
          myProducts: pages(['shopId', 'state', 'query']),
          verificationQueue: pages(['filter']),
          moderationQueue: pages([]),
          staffShops: pages(['query', 'state']),
          search: pages(['query', 'filter', 'sort']),
        },
      },
    },
  });

/** The client of a console: cookies of its own app, documents by hash, subscriptions over one socket that comes back. */
export const createApollo = ({ app }: ClientOptions): ApolloClient => {
  const locale = localeHere();
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'x-lapak-app': app, 'x-lapak-locale': locale },
    print: (document) => print(document),
  });
  const socket = new GraphQLWsLink(
    createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      connectionParams: { app, locale },
      lazy: true,
      retryAttempts: 20,
      shouldRetry: () => true,
    }),
  );
  const isSubscription = ({ query }: ApolloLink.Operation): boolean => {
    const main = getMainDefinition(query);
    return main.kind === 'OperationDefinition' && main.operation === 'subscription';
  };
  return new ApolloClient({
    link: ApolloLink.split(isSubscription, socket, ApolloLink.from([byHash, http])),
    cache: cache(),
  });
};
