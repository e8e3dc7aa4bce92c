import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { Log, RequestContext } from '@lapak/platform';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { Executor } from './executor.js';
import { GRAPHQL_LIMITS, limitRules } from './limits.js';
import { masked } from './masking.js';
import { applyPolicy } from './policy.js';
import { sayProblems } from './problem-fields.js';

export interface ApolloSettings {
  readonly log: Log;
  readonly production: boolean;
  readonly manifest: ReadonlyMap<string, string>;
  readonly schemaFile: string | true;
  /** Told once the schema is complete. */
  readonly onSchema: (schema: GraphQLSchema, executor: Executor) => void;
  readonly context: (...args: never[]) => Promise<RequestContext>;
}

/** Refuses long documents before they are parsed, and runs the rest through the compiled executor. */
const running = (executorOf: () => Executor): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart({ request }) {
    if ((request.query?.length ?? 0) > GRAPHQL_LIMITS.characters) {
      throw new GraphQLError('The document is too long.', {
        extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
      });
    }
    return {
      async responseForOperation(rc: GraphQLRequestContext<RequestContext>) {
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

/** Everything that Nest's GraphQL module is told. */
export const apolloOptions = (settings: ApolloSettings): ApolloDriverConfig => {
  let executor: Executor | null = null;
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: settings.schemaFile,
    sortSchema: true,
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
    // Errors before execution: parse, validation, variables. Those of execution were masked by the executor.
    formatError: (formatted, error) =>
      formatted.extensions?.['requestId'] || !(error instanceof GraphQLError)
        ? formatted
        : masked(error, null, settings.log),
  };
};
