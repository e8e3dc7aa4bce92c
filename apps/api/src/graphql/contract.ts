import 'reflect-metadata';
import { type Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { ROOMS } from '../rooms.js';

const HEADER = `# Generated from the resolvers by "npm run codegen"; never edited by hand. A change here is a change of the contract.
`;

type Marked = Type<unknown>;

const marked = (room: Marked, key: string): Marked[] =>
  ((Reflect.getMetadata(key, room) as unknown[] | undefined) ?? []).filter(
    (one): one is Marked => typeof one === 'function',
  );

const isResolver = (one: Marked): boolean => Reflect.hasMetadata('graphql:resolver_type', one);

/** Every resolver class of a room; rooms it stands on are in the list themselves. */
const resolvers = (): Marked[] => ROOMS.flatMap((room) => marked(room, MODULE_METADATA.PROVIDERS)).filter(isResolver);

/** The whole contract as text, sorted, without a database: the same that the API serves. */
export const printContract = async (): Promise<string> => {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers());
  await app.close();
  return `${HEADER}\n${printSchema(lexicographicSortSchema(schema))}\n`;
};
