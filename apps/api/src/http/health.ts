import { type Clock } from '@lapak/kernel';
import { statement } from '@lapak/platform';
import { pendingMigrations } from '@lapak/platform/migrations';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

const ages = statement<{
  workerAge: number | null;
  outboxAge: number | null;
  inboxAge: number | null;
  lastStripe: Date | null;
}>(
  'api_ready',
  `select (select extract(epoch from clock_timestamp() - max(at)) from worker_heartbeat)::float as "workerAge",
     (select extract(epoch from clock_timestamp() - min(run_at)) from graphile_worker._private_jobs
       where run_at < clock_timestamp() and attempts < max_attempts and locked_at is null)::float as "outboxAge",
     (select extract(epoch from clock_timestamp() - min(received_at)) from provider_event where status = 'received')::float as "inboxAge",
     (select max(received_at) from provider_event) as "lastStripe"`,
);

/** Older than this, in seconds, is not ready. A dead worker is seen within two of its beats. */
const WORKER_LIMIT = 60;
const OUTBOX_LIMIT = 300;

/** GET /health: the process is alive. GET /ready: it can do its work; 503 with the reason when not. */
export const registerHealth = (
  app: FastifyInstance,
  db: DataSource,
  clock: Clock,
  providers: () => Promise<string | null>,
): void => {
  const started = clock.now();
  app.get('/health', async () => ({
    status: 'ok',
    startedAt: started.toISOString(),
    uptimeSeconds: Math.round(process.uptime()),
  }));

  app.get('/ready', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    try {
      const [row, pending, trouble] = await Promise.all([ages.row(db), pendingMigrations(db), providers()]);
      const checks = {
        database: 'ok',
        migrations: pending === 0 ? 'ok' : `${pending} pending`,
        workerAgeSeconds: row?.workerAge === null ? null : Math.round(row!.workerAge!),
        outboxAgeSeconds: Math.max(0, Math.round(row?.outboxAge ?? 0)),
        inboxAgeSeconds: Math.max(0, Math.round(row?.inboxAge ?? 0)),
        payments: trouble ?? 'ok',
        lastStripeEvent: row?.lastStripe?.toISOString() ?? null,
      };
      const ready =
        pending === 0 &&
        trouble === null &&
        checks.workerAgeSeconds !== null &&
        checks.workerAgeSeconds < WORKER_LIMIT &&
        checks.outboxAgeSeconds < OUTBOX_LIMIT;
      return await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...checks });
    } catch {
      return reply.status(503).send({ status: 'not ready', database: 'unreachable' });
    }
  });
};
