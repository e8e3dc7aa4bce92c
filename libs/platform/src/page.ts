import { asId } from '@lapak/kernel';
import { GraphQLError } from 'graphql';

export const PAGE_LIMIT = 100;

const unclear = (what: string): GraphQLError => new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });

/** The page size asked for. @throws GraphQLError BAD_USER_INPUT unless 1 to 100. */
export const pageSize = (first: number): number => {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_LIMIT) throw unclear(`first must be 1 to ${PAGE_LIMIT}`);
  return first;
};

/** A keyset position as opaque text: the sort values of the last row. */
export const cursorOf = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** For `readCursor`: an instant in the one form that `cursorOf` is given, of a year that PostgreSQL has. */
export const isInstant = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-/.test(value)) return false;
  const at = new Date(value);
  return !Number.isNaN(at.getTime()) && at.toISOString() === value;
};
/** For `readCursor`: an id. */
export const isCursorId = (value: unknown): boolean => asId(value) !== null;

/**
 * The values of a cursor, checked against one test per place. Null when there is no cursor.
 * @throws GraphQLError BAD_USER_INPUT when it is not one of ours.
 */
export const readCursor = (
  after: string | null | undefined,
  ...places: ((value: unknown) => boolean)[]
): unknown[] | null => {
  if (after === null || after === undefined || after === '') return null;
  try {
    if (after.length > 500) throw new RangeError();
    const values: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === places.length && places.every((ok, i) => ok(values[i])))
      return values;
  } catch {
    // falls through to the one answer for every broken cursor
  }
  throw unclear('after is not a cursor of this list');
};

export interface Page<Node> {
  readonly nodes: Node[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** From `first + 1` rows (one more than asked for tells whether there is a next page). */
export const pageOf = <Row, Node>(
  rows: readonly Row[],
  first: number,
  node: (row: Row) => Node,
  cursor: (row: Row) => string,
): Page<Node> => {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    nodes: shown.map(node),
    endCursor: last === undefined ? null : cursor(last),
    hasNextPage: rows.length > first,
  };
};
