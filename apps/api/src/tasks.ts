import { SweepSessions } from '@lapak/accounts-server';
import {
  AgeProducts,
  CountProducts,
  MAKE_PICTURE,
  MakePicture,
  type MakePictureJob,
  RebuildSearch,
  RefreshSearchWords,
} from '@lapak/catalog-server';
import type { Clock, Id } from '@lapak/kernel';
import { CountShops, SweepUploads } from '@lapak/merchants-server';
import { SEND_MAIL, SendMail, type SendMailJob, SweepNotices } from '@lapak/notices-server';
import { SETTLE_CAPTURE, SettleCapture, SweepBaskets, SweepOrders } from '@lapak/orders-server';
import {
  APPLY_EVENT,
  ApplyProviderEvent,
  CALL_PROVIDER,
  CallProvider,
  SweepPayments,
  WatchInvariants,
} from '@lapak/payments-server';
import { CLOCK, type Log, RateLimits, type Tasks } from '@lapak/platform';
import type { INestApplicationContext } from '@nestjs/common';

/** When the timers run, in UTC (graphile-worker's crontab). What must not be late is swept each minute. */
export const CRONTAB = `
* * * * * sweep_orders
*/2 * * * * sweep_payments
*/5 * * * * count_shops
*/10 * * * * count_products
* * * * * check_invariants
*/10 * * * * check_costly_invariants
7 * * * * sweep_uploads
17 * * * * age_products
27 * * * * refresh_search_words
37 * * * * sweep_sessions
47 * * * * sweep_rate_limits
13 18 * * * sweep_baskets
23 18 * * * sweep_notices
43 18 * * * rebuild_search
`;

/** Everything the worker can be asked to do: jobs of other rooms by name, and the timers of CRONTAB. */
export const tasksOf = (app: INestApplicationContext, log: Log): Tasks => {
  const the = <T>(token: abstract new (...args: never[]) => T): T => app.get(token as never, { strict: false });
  const now = (): Date => app.get<Clock>(CLOCK, { strict: false }).now();
  const timer = (work: () => Promise<unknown>) => async (): Promise<void> => void (await work());
  const watch = async (every: 'minute' | 'ten minutes'): Promise<void> => {
    const { opened, cleared } = await the(WatchInvariants).run(every);
    for (const { id, says, what } of opened) log.error({ invariant: id, what }, `broken: ${says}`);
    for (const id of cleared) log.warn({ invariant: id }, 'true again');
  };
  return {
    [MAKE_PICTURE]: (job: MakePictureJob) => the(MakePicture).run(job),
    [SETTLE_CAPTURE]: (job: { purchaseId: string }) => the(SettleCapture).run(job),
    [APPLY_EVENT]: ({ eventId }: { eventId: string }) => the(ApplyProviderEvent).run(eventId),
    [SEND_MAIL]: (job: SendMailJob) => the(SendMail).run(job),
    [CALL_PROVIDER]: ({ commandId }: { commandId: Id<'ProviderCommand'> }) => the(CallProvider).run(commandId),
    sweep_orders: timer(() => the(SweepOrders).run()),
    sweep_payments: timer(() => the(SweepPayments).run()),
    sweep_baskets: timer(() => the(SweepBaskets).run()),
    sweep_uploads: timer(() => the(SweepUploads).run(now())),
    sweep_sessions: timer(() => the(SweepSessions).run(now())),
    sweep_rate_limits: timer(() => the(RateLimits).sweep(now())),
    sweep_notices: timer(() => the(SweepNotices).run()),
    count_shops: timer(() => the(CountShops).run(now())),
    count_products: timer(() => the(CountProducts).run()),
    age_products: timer(() => the(AgeProducts).run()),
    refresh_search_words: timer(() => the(RefreshSearchWords).run()),
    rebuild_search: timer(() => the(RebuildSearch).run()),
    check_invariants: () => watch('minute'),
    check_costly_invariants: () => watch('ten minutes'),
  };
};
