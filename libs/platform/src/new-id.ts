import { randomBytes } from 'node:crypto';
import type { Id } from '@lapak/kernel';

/** A UUIDv7 (RFC 9562, 5.7): the first 48 bits are the time in ms, so ids sort by birth. */
export const newId = <Name extends string>(now = Date.now()): Id<Name> => {
  const b = randomBytes(16);
  b.writeUIntBE(now, 0, 6);
  b[6] = (b[6]! & 0x0f) | 0x70;
  b[8] = (b[8]! & 0x3f) | 0x80;
  return b.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as Id<Name>;
};

/** Letters and digits that cannot be mistaken for each other when read aloud or typed: no 0 O 1 I L U. */
const CLEAR = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` random characters of a code that people read, e.g. `7QK4`. Uniform: bytes past the last whole run are drawn again. */
export const newCode = (length: number, alphabet = CLEAR): string => {
  let code = '';
  const limit = 256 - (256 % alphabet.length);
  while (code.length < length)
    for (const byte of randomBytes(length))
      if (byte < limit && code.length < length) code += alphabet[byte % alphabet.length];
  return code;
};
