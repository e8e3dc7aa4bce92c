import { testDatabase } from '@lapak/platform/testing';
import { entities } from './entities.js';

const db = testDatabase(entities, { keep: true });

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** PostgreSQL's names for the types that entities spell in short. */
const TYPES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  bool: 'boolean',
};

const tablesOf = async (): Promise<Map<string, Column>> => {
  const rows = (await db.query(
    `select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as nullable
     from information_schema.columns where table_schema = 'public'`,
  )) as Column[];
  return new Map(rows.map((row) => [`${row.table}.${row.name}`, row]));
};

test('every column that an entity speaks of exists in the migrated tables, with its type and whether it may be empty', async () => {
  const real = await tablesOf();
  expect(db.entityMetadatas.length).toBeGreaterThan(10);
  const wrong = db.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.flatMap((column) => {
      const key = `${tableName}.${column.databaseName}`;
      const found = real.get(key);
      if (!found) return [`${key} does not exist`];
      const type = String(column.type);
      const expected = column.isArray ? 'ARRAY' : (TYPES[type] ?? type);
      if (found.type !== expected) return [`${key} is ${found.type}, the entity says ${type}`];
      return found.nullable === column.isNullable
        ? []
        : [`${key} ${found.nullable ? 'may' : 'may not'} be empty, the entity says otherwise`];
    }),
  );
  expect(wrong).toEqual([]);
});
