import { Logger, run, type Runner, runOnce, type Task, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './data-source.js';
import { DELIVER, type DomainEvent, type Subscriptions } from './outbox.js';
import type { Transactor } from './transactor.js';

/** Work that is done later or on a timetable, by name. Payloads come back as JSON. */
export type Tasks = Readonly<Record<string, (payload: never, jobId: string) => Promise<void>>>;

interface Delivery {
  readonly listener: string;
  readonly event: DomainEvent;
}

// graphile-worker would print every job; failures reach `onError` instead, which logs without payloads.
const silentLogger = new Logger(() => () => undefined);

const prepared = new WeakSet<object>();
/** graphile-worker wants a pool whose broken connections are heard; pg itself replaces them. */
const poolFor = (db: DataSource): Pool => {
  const pool = poolOf(db);
  if (!prepared.has(pool)) {
    prepared.add(pool);
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
  }
  return pool;
};

const taskList = (transactor: Transactor, subscriptions: Subscriptions, tasks: Tasks): TaskList => {
  const deliver: Task = async (payload, { job }) => {
    const { listener: name, event } = payload as Delivery;
    const listener = subscriptions[event.type]?.find((candidate) => candidate.name === name);
    if (!listener) throw new Error(`no listener ${name} for ${event.type}`);
    await transactor.run((tx) => listener.handle(tx, event as never, `${job.id}`));
  };
  const others = Object.entries(tasks).map(([name, work]): [string, Task] => [
    name,
    async (payload, { job }) => work(payload as never, `${job.id}`),
  ]);
  return { [DELIVER]: deliver, ...Object.fromEntries(others) };
};

export interface WorkerOptions {
  readonly db: DataSource;
  readonly transactor: Transactor;
  readonly subscriptions: Subscriptions;
  readonly tasks: Tasks;
  /** graphile-worker's crontab text, UTC: `* * * * * sweep`. */
  readonly crontab?: string;
  readonly concurrency?: number;
  readonly onError?: (task: string, error: unknown) => void;
}

/** Runs jobs until `stop()`. The queue lives in the same database, so a job exists exactly when its change committed. */
export const startWorker = (options: WorkerOptions): Promise<Runner> => {
  const { db, transactor, subscriptions, tasks, crontab, concurrency = 4, onError } = options;
  const list = taskList(transactor, subscriptions, tasks);
  const told = Object.entries(list).map(([name, task]): [string, Task] => [
    name,
    async (payload, helpers) => {
      try {
        return await task!(payload, helpers);
      } catch (error) {
        onError?.(name, error);
        throw error;
      }
    },
  ]);
  return run({
    pgPool: poolFor(db),
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: Object.fromEntries(told),
    ...(crontab && { crontab }),
    logger: silentLogger,
  });
};

/** Runs everything that is due now, once; for tests and scripts. */
export const drainJobs = (options: Omit<WorkerOptions, 'crontab' | 'concurrency'>): Promise<void> =>
  runOnce({
    pgPool: poolFor(options.db),
    concurrency: 1,
    noHandleSignals: true,
    taskList: taskList(options.transactor, options.subscriptions, options.tasks),
    logger: silentLogger,
  });
