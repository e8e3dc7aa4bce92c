import type { Clock } from '@lapak/kernel';

/** Nest's token for the clock; tests hand in their own. */
export const CLOCK = Symbol('clock');

export const systemClock: Clock = { now: () => new Date() };
