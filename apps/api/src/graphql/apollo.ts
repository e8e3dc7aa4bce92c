import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { Log, RequestContext } from '@lapak/platform';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { Executor } from './executor.js';
import { GRAPHQL_LIMITS, limitRules } from './limits.js';
import { isOpen, masked } from './masking.js';
import { applyPolicy } from './policy.js';
import { sayProblems } from './problem-fields.js';

export interface ApolloSettings {
  readonly log: Log;
  readonly production: boolean;
  readonly manifest: ReadonlyMap<string, string>;
  /** Told once the schema is complete. */
  readonly onSchema: (schema: GraphQLSchema, executor: Executor) => void;
  readonly context: (...args: never[]) => Promise<RequestContext>;
}

/** Runs what Apollo has parsed and validated through the compiled executor. */
const running = (executorOf: () => Executor): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation(rc: GraphQLRequestContext<RequestContext>) {
        if (!rc.operation) return null; // none of that name: Apollo says so
        const { operationName, variables } = rc.request;
        const key = `${rc.queryHash}:${operationName ?? ''}`;
        const answer = await executorOf().runParsed(
          key,
          rc.document!,
          operationName ?? undefined,
          variables ?? {},
          rc.contextValue,
        );
        return { http: rc.response!.http, body: { kind: 'single', singleResult: answer as never } };
      },
    };
  },
});

/** Apollo's own words may quote a document; ours say that something is wrong with it. */
const quiet = (log: Log) => {
  const say = (): void => log.debug('apollo has something to say');
  return { debug: say, info: say, warn: say, error: () => log.warn('apollo could not take a request') };
};

/** Parse, validation, variables: what Apollo says of them, without its additions. Errors of execution were masked before. */
const beforeExecution = (formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError => {
  const code = formatted.extensions?.['code'];
  if (formatted.extensions?.['requestId']) return formatted;
  if (typeof code === 'string' && isOpen(code)) return { message: formatted.message, extensions: { code } };
  return masked(error instanceof GraphQLError ? error : new GraphQLError(formatted.message), null, log);
};

/** Everything that Nest's GraphQL module is told. */
export const apolloOptions = (settings: ApolloSettings): ApolloDriverConfig => {
  let executor: Executor | null = null;
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    graphiql: false,
    introspection: !settings.production,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    preserveHttpStatusForExecutionErrors: true,
    autoTransformHttpErrors: false,
    hideSchemaDetailsFromClientErrors: settings.production,
    parseOptions: { maxTokens: GRAPHQL_LIMITS.tokens },
    validationRules: limitRules,
    context: settings.context as never,
    transformSchema: (schema: GraphQLSchema) => {
      const complete = sayProblems(applyPolicy(schema));
      executor = new Executor(complete, settings.manifest, settings.log);
      settings.onSchema(complete, executor);
      return complete;
    },
    plugins: [running(() => executor!)] as never,
    logger: quiet(settings.log),
    formatError: (formatted, error) => beforeExecution(formatted, error, settings.log),
  };
};
