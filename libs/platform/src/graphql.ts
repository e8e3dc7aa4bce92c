import { asLocalDate, type LocalDate, type Rupiah, rupiah } from '@lapak/kernel';
import type { Type } from '@nestjs/common';
import { createUnionType, Field, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const unclear = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const numberIn = (node: ValueNode): unknown => (node.kind === Kind.INT ? Number(node.value) : undefined);
const textIn = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

const readRupiah = (value: unknown): Rupiah => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw unclear('Rupiah: whole rupiah, 0 to 2^53 - 1');
  return rupiah(value);
};

/** GraphQL's Int is 32-bit; this is a JSON number up to 2^53 - 1. */
export const RupiahScalar = new GraphQLScalarType<Rupiah, number>({
  name: 'Rupiah',
  description: 'Whole rupiah as a JSON number, 0 to 2^53 - 1.',
  serialize: (value) => rupiah(Number(value)),
  parseValue: readRupiah,
  parseLiteral: (node) => readRupiah(numberIn(node)),
});

const readDateTime = (value: unknown): Date => {
  const date =
    typeof value === 'string' && /^(?!0000)\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
      ? new Date(value)
      : null;
  if (!date || Number.isNaN(date.getTime())) throw unclear('DateTime: ISO 8601 with a zone, e.g. 2026-11-24T06:05:00Z');
  return date;
};

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC.',
  serialize: (value) => (value instanceof Date ? value : new Date(value as string)).toISOString(),
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(textIn(node)),
});

const readLocalDate = (value: unknown): LocalDate => {
  const day = typeof value === 'string' ? asLocalDate(value) : null;
  if (!day) throw unclear('LocalDate: a day that exists, YYYY-MM-DD');
  return day;
};

export const LocalDateScalar = new GraphQLScalarType<LocalDate, string>({
  name: 'LocalDate',
  description: "A calendar day in the regency's time zone, YYYY-MM-DD.",
  serialize: (value) => value as string,
  parseValue: readLocalDate,
  parseLiteral: (node) => readLocalDate(textIn(node)),
});

/** The GraphQL enum of a list of words, registered under `name`. */
export const enumOf = <const T extends readonly string[]>(
  name: string,
  values: T,
  description?: string,
): { [V in T[number]]: V } => {
  const made = Object.fromEntries(values.map((value) => [value, value])) as { [V in T[number]]: V };
  registerEnumType(made, { name, ...(description && { description }) });
  return made;
};

/**
 * Every refusal has this much, so a screen can show `message` for a kind it has never heard of. `code` and `message`
 * are filled in from the Problem by the schema (apps/api/src/problem-fields.ts), in the caller's language.
 */
@InterfaceType('Problem', {
  description: "Every refusal: a stable code (also the type's name) and a sentence in the caller's language.",
  resolveType: (value: { kind: string }) => value.kind,
})
export class ProblemType {
  @Field(() => String) readonly code!: string;
  @Field(() => String) readonly message!: string;
}

/** A mutation's outcomes, told apart by `kind`, which is also the GraphQL type's name. */
export const outcomes = <const T extends readonly Type<unknown>[]>(name: string, types: T) =>
  createUnionType({ name, types: () => types, resolveType: (value: { kind: string }) => value.kind });

@ObjectType('FieldProblem', { description: 'One sentence about one field of the input.' })
export class FieldProblemType {
  @Field(() => String) field!: string;
  @Field(() => String) message!: string;
}

@ObjectType('InvalidInput', {
  implements: () => [ProblemType],
  description: 'One sentence per field that was refused.',
})
export class InvalidInputType extends ProblemType {
  kind!: 'InvalidInput';
  /** In English on the Problem itself; the schema says them in the caller's language. */
  @Field(() => [FieldProblemType]) readonly fields!: FieldProblemType[];
}

@ObjectType('NotFound', { implements: () => [ProblemType] })
export class NotFoundType extends ProblemType {
  kind!: 'NotFound';
}

@ObjectType('TooManyTries', { implements: () => [ProblemType] })
export class TooManyTriesType extends ProblemType {
  kind!: 'TooManyTries';
  @Field(() => Int) retryAfterSeconds!: number;
}

@ObjectType('MoveNotAllowed', { implements: () => [ProblemType] })
export class MoveNotAllowedType extends ProblemType {
  kind!: 'MoveNotAllowed';
}

export const LocaleEnum = enumOf('Locale', ['id', 'en']);

/** Orders and their value on one day; merchants and the command wall both speak of it. */
@ObjectType('DayFigure')
export class DayFigureType {
  @Field(() => LocalDateScalar) day!: LocalDate;
  @Field(() => Int) orders!: number;
  @Field(() => RupiahScalar) value!: Rupiah;
}
