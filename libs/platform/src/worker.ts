import { EventEmitter } from 'node:events';
import { Logger, run, runOnce, type Task, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './data-source.js';
import { DELIVER, type DomainEvent, type Subscriptions } from './outbox.js';
import { statement } from './statement.js';
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

const beat = statement(
  'platform_worker_beat',
  `insert into worker_heartbeat (name, at) values ($1, clock_timestamp()) on conflict (name) do update set at = excluded.at`,
);
// A killed worker's jobs carry its name for four hours unless somebody takes it off: nobody beats under that name any more.
const takeOver = statement(
  'platform_worker_take_over',
  `select graphile_worker.force_unlock_workers(array(
     select distinct locked_by from graphile_worker._private_jobs j
     where locked_at < clock_timestamp() - make_interval(secs => $1)
       and not exists (select from worker_heartbeat h where h.name = j.locked_by and h.at > clock_timestamp() - make_interval(secs => $1))))`,
);
const forget = statement(
  'platform_worker_forget',
  `delete from worker_heartbeat where name = $1 or at < clock_timestamp() - interval '1 day'`,
);
const BEAT_MS = 10_000;
/** Two beats missed: the worker is dead, and what it had taken goes to the others. */
const DEAD_AFTER_SECONDS = 25;

export interface RunningWorker {
  /** Ends when the jobs under way are done; what was only fetched goes back to the queue. */
  stop(): Promise<void>;
}

/**
 * Says every ten seconds that the worker `name` lives (GET /ready looks at it), and frees what dead ones had taken.
 * @returns what stops it.
 */
const live = async (db: DataSource, name: string, onError: WorkerOptions['onError']): Promise<() => Promise<void>> => {
  const once = async (): Promise<void> => {
    await beat.run(db, [name]);
    await takeOver.rows(db, [DEAD_AFTER_SECONDS]);
  };
  await once();
  const timer = setInterval(() => once().catch((error: unknown) => onError?.('heartbeat', error)), BEAT_MS);
  return async () => {
    clearInterval(timer);
    await forget.run(db, [name]);
  };
};

/** Runs jobs until `stop()`. The queue lives in the same database, so a job exists exactly when its change committed. */
export const startWorker = async (options: WorkerOptions): Promise<RunningWorker> => {
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
  const events: WorkerEvents = new EventEmitter();
  let name = '';
  events.on('pool:create', ({ workerPool }) => (name = workerPool.id));
  const runner = await run({
    events,
    // Jobs are fetched and ended by the dozen: many are a few ms long, and each fetch costs as much as a job.
    preset: { worker: { localQueue: { size: 3 * concurrency, ttl: 30_000 }, completeJobBatchDelay: 20 } },
    pgPool: poolFor(db),
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: Object.fromEntries(told),
    ...(crontab && { crontab }),
    logger: silentLogger,
  });
  const endLife = await live(db, name, onError);
  return {
    stop: async () => {
      await runner.stop();
      await endLife();
    },
  };
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
