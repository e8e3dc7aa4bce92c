import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** An id that nothing has. */
export const NOBODY = '01980000-0000-7000-8000-00000000dead';

const SCALARS: Readonly<Record<string, unknown>> = {
  ID: NOBODY,
  String: 'contoh',
  Int: 1,
  Float: 1,
  Boolean: true,
  Rupiah: 1_000,
  DateTime: '2026-12-01T00:00:00Z',
  LocalDate: '2026-12-01',
};

type Variables = Record<string, unknown>;

/** A value that the type allows: what is required, and what lies on the way to `path`. */
const sample = (type: GraphQLInputType, path: readonly string[], value: unknown): unknown => {
  if (isNonNullType(type)) return sample(type.ofType, path, value);
  if (isListType(type)) return path.length > 0 || value !== undefined ? [sample(type.ofType, path, value)] : [];
  if (isInputObjectType(type)) return sampleObject(Object.values(type.getFields()), path, value);
  if (path.length === 0 && value !== undefined) return value;
  return isEnumType(type) ? type.getValues()[0]!.name : SCALARS[type.name];
};

const sampleObject = (
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  [step, ...rest]: readonly string[],
  value: unknown,
): Variables =>
  Object.fromEntries(
    fields
      .filter((field) => field.name === step || (isNonNullType(field.type) && field.defaultValue === undefined))
      .map((field) => [
        field.name,
        field.name === step ? sample(field.type, rest, value) : sample(field.type, [], undefined),
      ]),
  );

const rootField = (schema: GraphQLSchema, key: string): GraphQLField<unknown, unknown> => {
  const [type = '', name = ''] = key.split('.');
  return (
    schema.getType(type) as unknown as { getFields(): Record<string, GraphQLField<unknown, unknown>> }
  ).getFields()[name]!;
};

export interface Probe {
  readonly document: string;
  readonly variables: Variables;
}

/** A call of one root field that is right in form; `value` lies at `path` (`input.shopId`). */
export const probeOf = (schema: GraphQLSchema, key: string, path = '', value?: unknown): Probe => {
  const field = rootField(schema, key);
  const [operation = '', name = ''] = key.split('.');
  const variables = sampleObject(field.args, path === '' ? [] : path.split('.'), value);
  const used = field.args.filter((arg) => arg.name in variables);
  const head = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const call = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const shown = isLeafType(getNamedType(field.type)) ? '' : ' { __typename ... on Problem { code message } }';
  const selection = / on Problem/.test(shown) && !hasProblem(schema, field) ? ' { __typename }' : shown;
  return {
    document: `${operation.toLowerCase()} ${head ? `(${head})` : ''} { ${name}${call ? `(${call})` : ''}${selection} }`,
    variables,
  };
};

const hasProblem = (schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): boolean => {
  const named = getNamedType(field.type);
  return 'getTypes' in named &&
    named.getTypes().some((one) => one.getInterfaces().some(({ name }) => name === 'Problem'))
    ? schema.getType('Problem') !== undefined
    : false;
};

/** Names of texts that name a thing: codes, slugs, pictures. `titleId` is a text in Indonesian. */
const NAMES_SOMETHING = /^(code|slug|pictures|.*(Slug|Code))$/;
const idIn = ({ name, type }: { name: string; type: GraphQLInputType }): boolean => {
  const named = getNamedType(type).name;
  return named === 'ID' || (named === 'String' && NAMES_SOMETHING.test(name));
};

const pathsIn = (fields: readonly (GraphQLArgument | GraphQLInputField)[], before: string): string[] =>
  fields.flatMap((field) => {
    const named = getNamedType(field.type);
    const path = `${before}${field.name}`;
    if (isInputObjectType(named)) return pathsIn(Object.values(named.getFields()), `${path}.`);
    return idIn(field) ? [path] : [];
  });

/** Every argument of every root field that names a thing: `Mutation.saveProduct input.variants.id`. */
export const idPaths = (schema: GraphQLSchema): string[] =>
  [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      pathsIn(field.args, '').map((path) => `${type.name}.${field.name} ${path}`),
    ),
  );
