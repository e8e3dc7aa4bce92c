import { isProblem, type Problem } from '@lapak/kernel';
import { drainJobs, type Subscriptions, type Tasks, Transactor } from '@lapak/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DemoData } from './demo-data.js';
import type { SeedClock } from './seed-clock.js';

/** What every chapter of the story works with. */
export interface Teller {
  readonly app: INestApplicationContext;
  readonly clock: SeedClock;
  readonly demo: DemoData;
  /** The moment the story is told; everything in it is so many days before. */
  readonly now: Date;
  readonly subscriptions: Subscriptions;
  readonly tasks: Tasks;
}

export const the = <T>({ app }: Teller, token: abstract new (...args: never[]) => T): T =>
  app.get(token as never, { strict: false });

const MINUTE = 60_000;
export const daysAgo = ({ now }: Teller, days: number): Date => new Date(now.getTime() - days * 1_440 * MINUTE);
export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);

/** The outcome of a use case that must not be refused: the demo's data are wrong then. @throws Error naming what was tried. */
export const must = <T>(what: string, outcome: T): Exclude<T, Problem> => {
  if (!isProblem(outcome)) return outcome as Exclude<T, Problem>;
  const faults = (outcome as { faults?: readonly { field: string; words: { en: string } }[] }).faults ?? [];
  throw new Error(
    `${what}: ${outcome.kind}, ${[outcome.message, ...faults.map((f) => `${f.field}: ${f.words.en}`)].join(' ')}`,
  );
};

/** Lets everybody hear what has happened so far, as the worker would. */
export const tellAll = (teller: Teller): Promise<void> =>
  drainJobs({
    db: the(teller, DataSource),
    transactor: the(teller, Transactor),
    subscriptions: teller.subscriptions,
    tasks: teller.tasks,
  });
