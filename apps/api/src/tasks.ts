import { Sessions } from '@lapak/accounts-server';
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
import {
  APPLY_EVENT,
  ApplyProviderEvent,
  CALL_PROVIDER,
  CallProvider,
  checkInvariants,
  SweepPayments,
} from '@lapak/payments-server';
import { CLOCK, type Log, RateLimits, type Tasks } from '@lapak/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** When the timers run, in UTC (graphile-worker's crontab; the regency is eight hours ahead). */
export const CRONTAB = `
* * * * * sweep_orders
*/2 * * * * sweep_payments
*/5 * * * * count_shops
*/10 * * * * count_products
*/10 * * * * check_invariants
7 * * * * sweep_uploads
17 * * * * age_products
27 * * * * refresh_search_words
37 * * * * sweep_sessions
47 * * * * sweep_rate_limits
0 18 * * * rebuild_search
`;
