import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { poolOf } from './data-source.js';
import { replicasOf } from './replicas.js';

/** A SQL statement that Postgres parses and plans once per connection: the way of every hot read. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Runs on `db`'s pool, or inside the transaction when a `tx` is given. */
  rows(on: DataSource | EntityManager, values?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or null. */
  row(on: DataSource | EntityManager, values?: readonly unknown[]): Promise<Row | null>;
  /** How many rows were touched. */
  run(on: DataSource | EntityManager, values?: readonly unknown[]): Promise<number>;
}

const names = new Set<string>();

/** Every declared statement's name, for the spec that explains their plans. */
export const statements = new Map<string, Statement<QueryResultRow>>();

export interface StatementOptions {
  /** What it reads may be some seconds old: outside a transaction a replica answers it, when there is one. */
  readonly mayLag?: boolean;
}

/**
 * Declares a named statement, once, beside its use: `statement<CardRow>('catalog_product_list', 'select ...')`.
 * @throws Error when the name is taken or longer than the 63 bytes that Postgres keeps.
 */
export const statement = <Row extends QueryResultRow>(
  name: string,
  text: string,
  { mayLag = false }: StatementOptions = {},
): Statement<Row> => {
  if (name.length > 63) throw new Error(`statement name too long: ${name}`);
  if (names.has(name) && process.env['JEST_WORKER_ID'] === undefined)
    throw new Error(`two statements are named ${name}`);
  names.add(name);
  const send = async (on: DataSource | EntityManager, values: readonly unknown[]): Promise<QueryResult<Row>> => {
    const config = { name, text, values: values as unknown[] };
    try {
      if (on instanceof DataSource)
        return (mayLag && (await replicasOf(on)?.query<Row>(config))) || (await poolOf(on).query<Row>(config));
      const client = (await on.queryRunner!.connect()) as PoolClient;
      return await client.query<Row>(config);
    } catch (error) {
      throw new QueryFailedError(text, [], error as Error);
    }
  };
  const made: Statement<Row> = {
    name,
    text,
    rows: async (on, values = []) => (await send(on, values)).rows,
    row: async (on, values = []) => (await send(on, values)).rows[0] ?? null,
    run: async (on, values = []) => (await send(on, values)).rowCount ?? 0,
  };
  statements.set(name, made as unknown as Statement<QueryResultRow>);
  return made;
};
