/** Says what is wrong and where: `wrong('office.name.id', 'a text')`. */
export type Wrong = (at: string, expected: string) => void;

/** A check of one JSON value that also tells TypeScript what the value is. */
export interface Shape<T> {
  check(value: unknown, at: string, wrong: Wrong): void;
  /** Never filled: carries the type. */
  readonly type?: T;
}
export type Of<S> = S extends Shape<infer T> ? T : never;

const shape = <T>(check: Shape<T>['check']): Shape<T> => ({ check });
const step = (at: string, key: string | number): string => (at === '' ? String(key) : `${at}.${key}`);

const simple = <T>(expected: string, fits: (value: unknown) => boolean): Shape<T> =>
  shape((value, at, wrong) => {
    if (!fits(value)) wrong(at, expected);
  });

export const text = simple<string>('a text that is not empty', (v) => typeof v === 'string' && v.trim() !== '');
export const flag = simple<boolean>('true or false', (v) => typeof v === 'boolean');
export const matching = <T extends string = string>(pattern: RegExp, example: string): Shape<T> =>
  simple<T>(`like "${example}"`, (v) => typeof v === 'string' && pattern.test(v));
export const oneOf = <const T extends readonly string[]>(...words: T): Shape<T[number]> =>
  simple<T[number]>(`one of ${words.join(', ')}`, (v) => words.includes(v as string));
export const whole = (min: number, max: number): Shape<number> =>
  simple<number>(
    `a whole number from ${min} to ${max}`,
    (v) => Number.isInteger(v) && (v as number) >= min && (v as number) <= max,
  );
export const decimal = (min: number, max: number): Shape<number> =>
  simple<number>(`a number from ${min} to ${max}`, (v) => typeof v === 'number' && v >= min && v <= max);

/** Fields that are not named are let through: notes, and what a later version knows. */
export const object = <const S extends Readonly<Record<string, Shape<unknown>>>>(
  fields: S,
): Shape<{ readonly [K in keyof S]: Of<S[K]> }> =>
  shape((value, at, wrong) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(at, 'an object { ... }');
    for (const [key, field] of Object.entries(fields))
      field.check((value as Record<string, unknown>)[key], step(at, key), wrong);
  });

export const list = <T>(each: Shape<T>, least = 0): Shape<readonly T[]> =>
  shape((value, at, wrong) => {
    if (!Array.isArray(value) || value.length < least)
      return wrong(at, least > 0 ? `a list of at least ${least}` : 'a list [ ... ]');
    value.forEach((item, i) => each.check(item, step(at, i), wrong));
  });

export const mapOf = <T>(each: Shape<T>): Shape<Readonly<Record<string, T>>> =>
  shape((value, at, wrong) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(at, 'an object { ... }');
    for (const [key, item] of Object.entries(value)) each.check(item, step(at, key), wrong);
  });

export const optional = <T>(inner: Shape<T>): Shape<T | undefined> =>
  shape((value, at, wrong) => {
    if (value !== undefined) inner.check(value, at, wrong);
  });

export const nullable = <T>(inner: Shape<T>): Shape<T | null> =>
  shape((value, at, wrong) => {
    if (value !== null) inner.check(value, at, wrong);
  });

/** The same words in both languages. */
export const words = object({ id: text, en: text });
