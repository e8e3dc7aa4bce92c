import type { Courier } from './courier.js';
import type { Database } from './database.js';
import { nextDueIn, runDue } from './timetable.js';

const LONGEST_SLEEP_MS = 2000;

/** Does what is due as soon as it is due: sleeps until then, and is woken by every commit. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly courier: Courier,
  ) {}

  private async sleepMs(): Promise<number> {
    const waits = await Promise.all([nextDueIn(this.database), this.courier.nextIn()]);
    return Math.max(5, Math.min(LONGEST_SLEEP_MS, ...waits.filter((ms) => ms !== undefined)));
  }

  private async beat(): Promise<void> {
    let sleep = LONGEST_SLEEP_MS;
    try {
      do {
        this.again = false;
        await runDue(this.database);
        while (!this.stopped && (await this.courier.round()) > 0);
      } while (this.again && !this.stopped);
      sleep = await this.sleepMs();
    } catch (error) {
      if (!this.stopped) console.error('stripe-sandbox:', error); // the database may be away for a moment
    }
    this.beating = undefined;
    if (this.stopped) return;
    this.timer = setTimeout(() => this.wake(), this.again ? 0 : sleep);
  }

  /** Looks now rather than at the next hour. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    if (this.beating) return;
    clearTimeout(this.timer);
    this.beating = Promise.resolve().then(() => this.beat());
  }

  /** Looks now and resolves when nothing is due any more. */
  async now(): Promise<void> {
    this.wake();
    await this.beating;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.courier.stop();
    clearTimeout(this.timer);
    await this.beating;
  }
}
