import type { Clock } from '@lapak/kernel';

/** Nest's token for the clock; tests hand in their own. */
export const CLOCK = Symbol('clock');
// eslint-disable-next-line no-restricted-syntax -- the one place where the present comes from
export const systemClock: Clock = { now: () => new Date() };
