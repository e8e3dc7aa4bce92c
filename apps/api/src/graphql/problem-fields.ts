import { InvalidInput, type Problem } from '@lapak/kernel';
import type { RequestContext } from '@lapak/platform';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

const code: Resolver = (problem) => (problem as Problem).kind;
const message: Resolver = (problem, _args, ctx) => (problem as Problem).say(ctx.locale);
const fields: Resolver = (problem, _args, ctx) => (problem instanceof InvalidInput ? problem.fieldsIn(ctx.locale) : []);

/** Every type that implements Problem says its code, and its sentence in the caller's language. */
export const sayProblems = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getInterfaces().some((face) => face.name === 'Problem')) continue;
    const all = type.getFields();
    all['code']!.resolve = code as never;
    all['message']!.resolve = message as never;
    if (type.name === 'InvalidInput') all['fields']!.resolve = fields as never;
  }
  return schema;
};
