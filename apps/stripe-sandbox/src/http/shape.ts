import type { Tree } from './form.js';
import { invalid, type Refusal } from './refusal.js';

/** How one parameter is read. `name` is how the caller wrote it: `line_items[0][quantity]`. */
export interface Shape<T> {
  read(value: Tree | undefined, name: string): T;
  /** The fields of a group, or of each element of a list. */
  readonly fields?: Fields;
}
export type Fields = Readonly<Record<string, Shape<unknown>>>;
export type Read<F> = { [K in keyof F]: F[K] extends Shape<infer T> ? T : never };

const optional = <T>(read: (value: Tree, name: string) => T, fields?: Fields): Shape<T | undefined> => ({
  read: (value, name) => (value === undefined ? undefined : read(value, name)),
  ...(fields && { fields }),
});

export const required = <T>(shape: Shape<T | undefined>): Shape<T> => ({
  ...shape,
  read(value, name) {
    if (value === undefined)
      throw invalid(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
    return shape.read(value, name) as T;
  },
});

const asText = (value: Tree, name: string): string => {
  if (typeof value !== 'string') throw invalid(`Invalid string: ${name} must be a single value`, { param: name });
  if (value !== '') return value;
  const message = `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`;
  throw invalid(message, { code: 'parameter_invalid_empty', param: name });
};

export const text = (max = 5000): Shape<string | undefined> =>
  optional((value, name) => {
    const read = asText(value, name);
    if (read.length <= max) return read;
    throw invalid(`Invalid string: ${read.slice(0, 20)}...; must be at most ${max} characters`, { param: name });
  });

export const webAddress = (): Shape<string | undefined> =>
  optional((value, name) => {
    const read = asText(value, name);
    if (/^https?:\/\//.test(read) && URL.canParse(read) && read.length <= 5000) return read;
    throw invalid('Not a valid URL', { code: 'url_invalid', param: name });
  });

export const email = (): Shape<string | undefined> =>
  optional((value, name) => {
    const read = asText(value, name);
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(read) && read.length <= 800) return read;
    throw invalid(`Invalid email address: ${read.slice(0, 80)}`, { code: 'email_invalid', param: name });
  });

/** @param min the smallest allowed, else `parameter_invalid_integer` */
export const integer = (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Shape<number | undefined> =>
  optional((value, name) => {
    const read = asText(value, name);
    const number = Number(read);
    const wrong = (message: string) => invalid(message, { code: 'parameter_invalid_integer', param: name });
    if (!/^-?\d{1,16}$/.test(read) || !Number.isSafeInteger(number))
      throw wrong(`Invalid integer: ${read.slice(0, 40)}`);
    if (number < min) throw wrong(`This value must be greater than or equal to ${min}.`);
    if (number > max) throw wrong(`This value must be less than or equal to ${max} (it currently is '${number}').`);
    return number;
  });

export const truth = (): Shape<boolean | undefined> =>
  optional((value, name) => {
    const read = asText(value, name);
    if (read === 'true' || read === 'false') return read === 'true';
    throw invalid(`Invalid boolean: ${read.slice(0, 40)}`, { param: name });
  });

export const oneOf = <const W extends string>(...words: W[]): Shape<W | undefined> =>
  optional((value, name) => {
    const read = asText(value, name);
    if ((words as string[]).includes(read)) return read as W;
    throw invalid(`Invalid ${name}: must be one of ${words.join(', ')}`, { param: name });
  });

export const list = <T>(shape: Shape<T>, most = 100): Shape<Exclude<T, undefined>[] | undefined> =>
  optional((value, name) => {
    if (!Array.isArray(value)) throw invalid(`Invalid array`, { param: name });
    if (value.length > most) throw invalid(`Array ${name} exceeded maximum ${most} allowed elements.`, { param: name });
    return value.map((one, i) => shape.read(one, `${name}[${i}]`) as Exclude<T, undefined>);
  }, shape.fields);

const MOST_METADATA = 50;

/** Up to 50 pairs, names of 40 and values of 500 characters; an empty text takes all away. */
export const metadata = (): Shape<Record<string, string> | undefined> =>
  optional((value, name) => {
    if (value === '') return {};
    if (typeof value !== 'object' || Array.isArray(value)) throw invalid('Invalid object', { param: name });
    const pairs = Object.entries(value);
    if (pairs.length > MOST_METADATA)
      throw invalid(`Metadata can have at most ${MOST_METADATA} keys.`, { param: name });
    for (const [key, one] of pairs) {
      if (key.length > 40) throw invalid('Metadata keys can be up to 40 characters long.', { param: name });
      if (typeof one !== 'string') throw invalid('Metadata values must be strings', { param: `${name}[${key}]` });
      if (one.length > 500)
        throw invalid('Metadata values can have up to 500 characters.', { param: `${name}[${key}]` });
    }
    return Object.fromEntries(pairs) as Record<string, string>;
  });

export const inside = (parent: string, name: string): string => (parent === '' ? name : `${parent}[${name}]`);

/** A parameter Stripe has and this sandbox does not play: said in so many words, never silently dropped. */
const notPlayed = (name: string): Refusal =>
  invalid(`The sandbox does not play the parameter ${name}. Stripe has it; add it to apps/stripe-sandbox.`, {
    code: 'parameter_not_in_sandbox',
    param: name,
  });

/** Reads the fields of one object; one that is not listed is refused by name. */
export function readFields<F extends Fields>(fields: F, tree: { [name: string]: Tree }, parent = ''): Read<F> {
  const other = Object.keys(tree).find((name) => !Object.hasOwn(fields, name));
  if (other !== undefined) throw notPlayed(inside(parent, other));
  const entries = Object.entries(fields).map(([name, shape]) => [name, shape.read(tree[name], inside(parent, name))]);
  return Object.fromEntries(entries) as Read<F>;
}

export const group = <F extends Fields>(fields: F): Shape<Read<F> | undefined> =>
  optional((value, name) => {
    if (typeof value !== 'object' || Array.isArray(value)) throw invalid('Invalid object', { param: name });
    return readFields(fields, value, name);
  }, fields);
