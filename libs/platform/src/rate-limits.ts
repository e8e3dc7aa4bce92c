import { TooManyTries } from '@lapak/kernel';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { poolOf } from './data-source.js';
import { statement } from './statement.js';

/** Points per window of seconds; `shared` limits live in Postgres: they survive a restart and count over all processes. */
export const LIMITS = {
  signInAccount: { points: 10, seconds: 60, shared: true },
  signInAddress: { points: 30, seconds: 60, shared: true },
  signInLockout: { points: 30, seconds: 3_600, shared: true },
  register: { points: 5, seconds: 60, shared: true },
  resetAccount: { points: 3, seconds: 60, shared: true },
  resetAddress: { points: 10, seconds: 60, shared: true },
  totp: { points: 5, seconds: 60, shared: true },
  lookup: { points: 10, seconds: 60, shared: true },
  lookupCode: { points: 30, seconds: 3_600, shared: true },
  pickupCode: { points: 5, seconds: 600, shared: true },
  placeOrder: { points: 12, seconds: 60, shared: false },
  upload: { points: 30, seconds: 60, shared: false },
  addItem: { points: 120, seconds: 60, shared: false },
} as const satisfies Record<string, { points: number; seconds: number; shared: boolean }>;
export type LimitName = keyof typeof LIMITS;

const over = statement('platform_sweep_rate_limits', `delete from rate_limit where expire < $1`);

/** Counts tries per limit and key (an account, an address). Counters count calls of a use case, not HTTP requests. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<LimitName, RateLimiterMemory | RateLimiterPostgres>();

  constructor(private readonly db: DataSource) {}

  /** Takes one point. @returns null, or TooManyTries with the seconds to wait. */
  async take(name: LimitName, key: string): Promise<TooManyTries | null> {
    try {
      await this.limiter(name).consume(key.slice(0, 200));
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return new TooManyTries(Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  }

  /** Gives everything back, e.g. after a right password. */
  async clear(name: LimitName, key: string): Promise<void> {
    await this.limiter(name).delete(key.slice(0, 200));
  }

  /**
   * A guess, from `ip`, at the four digits that open `code`: counted per address, and per code wherever it comes from, so
   * that ten thousand digits are never tried through. Whether there is such a code makes no difference.
   */
  async guess(ip: string, code: string): Promise<TooManyTries | null> {
    return (await this.take('lookup', ip)) ?? this.take('lookupCode', code);
  }

  /** Who knows the digits may look as often as they like: that guess is given back, those of others are not. */
  async guessedRight(ip: string, code: string): Promise<void> {
    await Promise.all([
      this.limiter('lookup').reward(ip.slice(0, 200)),
      this.limiter('lookupCode').reward(code.slice(0, 200)),
    ]);
  }

  /** Forgets counters whose window is over. Cron: hourly. @returns how many */
  sweep(now: Date): Promise<number> {
    return over.run(this.db, [now.getTime()]);
  }

  private limiter(name: LimitName): RateLimiterMemory | RateLimiterPostgres {
    let made = this.limiters.get(name);
    if (!made) {
      const { points, seconds, shared } = LIMITS[name];
      const common = { points, duration: seconds, keyPrefix: name };
      made = shared
        ? new RateLimiterPostgres({
            ...common,
            storeClient: poolOf(this.db),
            tableName: 'rate_limit',
            tableCreated: true,
            clearExpiredByTimeout: false,
          })
        : new RateLimiterMemory(common);
      this.limiters.set(name, made);
    }
    return made;
  }
}
