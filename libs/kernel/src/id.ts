import type { Brand } from './brand.js';

/** A UUIDv7 in its lower-case text form, of one kind of thing: `Id<'Shop'>`. */
export type Id<Name extends string> = Brand<string, `${Name}Id`>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id when `text` has the form of one, else null: an id from outside is never passed on unchecked. */
export const asId = <Name extends string>(text: unknown): Id<Name> | null =>
  typeof text === 'string' && UUID.test(text) ? (text as Id<Name>) : null;
