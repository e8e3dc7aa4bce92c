import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { type ASTVisitor, GraphQLError, Kind, type ValidationContext, type ValidationRule } from 'graphql';

/** What one request may ask. Our own screens stay far below; see docs/decisions/0006-graphql-limits.md. */
export const GRAPHQL_LIMITS = {
  /** Characters of a document. */
  characters: 16_384,
  tokens: 1_000,
  depth: 10,
  aliases: 15,
  directives: 20,
  cost: 5_000,
  rootMutations: 1,
} as const;

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/** One request does one deed: limits per call cannot be stretched by aliases, and a half-done request does not exist. */
export const oneRootMutation: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(node) {
    if (node.operation !== 'mutation') return;
    const fields = node.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
    const spread = node.selectionSet.selections.length > fields.length;
    const deeds = fields.filter(({ name }) => name.value !== '__typename'); // asked by every client with a cache
    if (spread || deeds.length > GRAPHQL_LIMITS.rootMutations) {
      context.reportError(refused('A request holds one mutation, written at its root.'));
    }
  },
});

/** The library would throw, a fault of the server's; a document past a limit is its sender's, and said once. */
const told = {
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(refused(error.message.replace(/^Syntax Error: /, ''))),
  ],
  propagateOnRejection: false,
};

export const limitRules: ValidationRule[] = [
  oneRootMutation,
  maxDepthRule({ n: GRAPHQL_LIMITS.depth, ...(told as object) }) as ValidationRule,
  maxAliasesRule({ n: GRAPHQL_LIMITS.aliases, ...(told as object) }) as ValidationRule,
  maxDirectivesRule({ n: GRAPHQL_LIMITS.directives, ...(told as object) }) as ValidationRule,
  costLimitRule({
    maxCost: GRAPHQL_LIMITS.cost,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.15,
    ignoreIntrospection: true,
    ...(told as object),
  }) as ValidationRule,
];
