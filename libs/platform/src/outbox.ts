import { Inject, Injectable } from '@nestjs/common';
import { statement } from './statement.js';
import type { Tx } from './transactor.js';

/** A past-tense fact with all that a listener needs. JSON only: it travels through the job queue. */
export interface DomainEvent {
  readonly type: string;
}

/** `handle` runs in the delivery's own transaction and may hear the same event twice; `deliveryId` stays the same then. */
export interface Listener<E extends DomainEvent = never> {
  readonly name: string;
  handle(tx: Tx, event: E, deliveryId: string): Promise<void>;
}

/** Event type -> who hears it. The whole map is one file, apps/api/src/subscriptions.ts. */
export type Subscriptions = Readonly<Record<string, readonly Listener[]>>;
/** The map checked against the events there are: each has a row, and each listener takes what it is sent. */
export type SubscriptionsTo<E extends DomainEvent> = {
  readonly [T in E['type']]: readonly Listener<Extract<E, { type: T }>>[];
};
export const SUBSCRIPTIONS = Symbol('subscriptions');

/** What a job in the queue may ask for later: a task of the worker by name. */
export interface JobSpec {
  readonly identifier: string;
  readonly payload: unknown;
  /** Not before this instant. */
  readonly runAt?: Date;
  /** A second job with the same key replaces the first while it waits. */
  readonly jobKey?: string;
  readonly maxAttempts?: number;
  /** Jobs of one queue run one after another. */
  readonly queueName?: string;
}

const addJobs = statement(
  'platform_add_jobs',
  `select count(*) from graphile_worker.add_jobs(array(
     select json_populate_record(null::graphile_worker.job_spec, job) from json_array_elements($1::json) job))`,
);

/** Enqueues jobs in the change's own transaction, in one statement: the change and its jobs both happen, or neither. */
export const enqueue = async (tx: Tx, jobs: readonly JobSpec[]): Promise<void> => {
  if (jobs.length === 0) return;
  const specs = jobs.map((job) => ({
    identifier: job.identifier,
    payload: job.payload,
    queue_name: job.queueName ?? null,
    run_at: job.runAt?.toISOString() ?? null,
    job_key: job.jobKey ?? null,
    max_attempts: job.maxAttempts ?? 12,
  }));
  await addJobs.rows(tx, [JSON.stringify(specs)]);
};

/** The worker's task that hands one event to one listener. */
export const DELIVER = 'deliver';

@Injectable()
export class Outbox {
  constructor(@Inject(SUBSCRIPTIONS) private readonly subscriptions: Subscriptions) {}

  /** Records one delivery per listener, as jobs of this transaction. Several events cost one statement. */
  async publish(tx: Tx, ...events: readonly DomainEvent[]): Promise<void> {
    const jobs = events.flatMap((event) => {
      const listeners = this.subscriptions[event.type];
      if (!listeners) throw new Error(`nobody decided who hears ${event.type}: add it to subscriptions.ts`);
      return listeners.map((listener) => ({ identifier: DELIVER, payload: { listener: listener.name, event } }));
    });
    await enqueue(tx, jobs);
  }
}
