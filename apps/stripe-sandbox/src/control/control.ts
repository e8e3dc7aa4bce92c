import type Stripe from 'stripe';
import { missingObject } from '../http/refusal.js';
import type { Courier } from '../store/courier.js';
import type { Database } from '../store/database.js';
import type { Heartbeat } from '../store/heartbeat.js';
import type { Kind, Kinds } from '../store/objects.js';
import { type DeliveryMode, type Fault, NORMAL, type Settings, type Switches } from '../store/settings.js';
import { advance, nextDueIn, runDue } from '../store/timetable.js';
import { type CapabilityState, deauthorize, lockAccount, setCapability } from '../stripe/account-state.js';
import {
  decideDispute,
  disputeCharge,
  type DisputeReason,
  lockOpenDispute,
  warnOfFraud,
} from '../stripe/dispute-charge.js';
import { answerAuthentication, expireSession, type Paid, paySession, resolveDelayed } from '../stripe/pay-session.js';
import { failPayout, payOutAll } from '../stripe/payout-steps.js';
import { testCard } from '../stripe/test-cards.js';

export interface DeliveryRow {
  event_id: string;
  type: string;
  object_id: string;
  endpoint_id: string;
  state: 'waiting' | 'delivered' | 'lost' | 'failed';
  attempts: number;
  last_status: number | null;
  last_error: string | null;
  next_at: Date;
}

const DELIVERIES = `
  select d.event_id, e.type, e.object_id, d.endpoint_id, d.state, d.attempts, d.last_status, d.last_error, d.next_at
  from stripe_sandbox.delivery d join stripe_sandbox.event e on e.id = d.event_id order by d.seq desc limit $1`;
export interface PayoutRow {
  account: string | null;
  body: Stripe.Payout;
}

const PAYOUTS = `select account, body from stripe_sandbox.object where kind = 'payout' order by seq desc limit $1`;
const EMPTY =
  'truncate stripe_sandbox.object, stripe_sandbox.event, stripe_sandbox.delivery, stripe_sandbox.due, stripe_sandbox.idempotency';

/** The hands behind the stage: switches, time, the customer, the bank. For tests and for the page /_sandbox. */
export class Control {
  constructor(
    private readonly database: Database,
    private readonly courier: Courier,
    private readonly heartbeat: Heartbeat,
    private readonly switches: Switches,
  ) {}

  get settings(): Readonly<Settings> {
    return this.switches.now;
  }

  /** How webhooks travel from now on; `lateMs` is how late `late` is. */
  deliver(delivery: DeliveryMode, lateMs: number = this.settings.lateMs): Promise<void> {
    return this.switches.set({ delivery, lateMs });
  }

  /** Plays a trouble on the next requests; by default once, on every request, before anything happens. */
  fault(fault: Pick<Fault, 'kind'> & Partial<Fault>): Promise<void> {
    const full: Fault = { when: 'before', times: 1, match: '', hangMs: 30_000, ...fault };
    return this.switches.set({ faults: [...this.settings.faults, full] });
  }

  clearFaults(): Promise<void> {
    return this.switches.set({ faults: [] });
  }

  settlement(settlement: Settings['settlement']): Promise<void> {
    return this.switches.set({ settlement });
  }

  /** Lets time pass for all that waits. */
  async advance(seconds: number): Promise<void> {
    await advance(this.database, seconds);
    await runDue(this.database);
    this.heartbeat.wake();
  }

  /** The customer pays. @param card a test number, a `pm_` id, or `delayed` @throws Refusal */
  async pay(sessionId: string, card = '4242424242424242'): Promise<Paid> {
    const known = testCard(card);
    if (!known) throw missingObject('test card', card, 'card');
    return this.database.work((work) => paySession(work, sessionId, known));
  }

  /** The customer's answer to the bank. */
  authenticate(intentId: string, approved: boolean): Promise<{ intent: Stripe.PaymentIntent }> {
    return this.database.work((work) => answerAuthentication(work, intentId, approved));
  }

  /** Closes an open session. @returns undefined when it was not open */
  expire(sessionId: string): Promise<Stripe.Checkout.Session | undefined> {
    return this.database.work((work) => expireSession(work, sessionId));
  }

  /** The money of a delayed payment arrives or never will. */
  resolve(intentId: string, arrived: boolean): Promise<Stripe.PaymentIntent> {
    return this.database.work((work) => resolveDelayed(work, intentId, arrived));
  }

  /** What a connected account may do from now on: `active`, lost again (`restricted`), or never (`rejected`). */
  capability(accountId: string, state: CapabilityState): Promise<Stripe.V2.Core.Account> {
    return this.database.work(async (work) => {
      const { body } = await lockAccount(work, accountId);
      return setCapability(work, body, state);
    });
  }

  /** The merchant ends the connection with the platform. */
  deauthorize(accountId: string): Promise<void> {
    return this.database.work((work) => deauthorize(work, accountId));
  }

  /** A connected account pays out all that is available; afterwards nothing can be reversed on it. */
  payOut(accountId: string): Promise<Stripe.Payout[]> {
    return this.database.work(async (work) => {
      await lockAccount(work, accountId);
      return payOutAll(work, accountId);
    });
  }

  /** The bank sends a payout back, even one that was paid. */
  failPayout(payoutId: string): Promise<Stripe.Payout> {
    return this.database.work((work) => failPayout(work, payoutId));
  }

  /** The customer disputes a charge with the bank. */
  dispute(chargeId: string, reason: DisputeReason = 'fraudulent'): Promise<Stripe.Dispute> {
    return this.database.work((work) => disputeCharge(work, chargeId, reason));
  }

  /** The bank decides a dispute that is open. */
  decide(disputeId: string, won: boolean): Promise<Stripe.Dispute> {
    return this.database.work(async (work) => decideDispute(work, await lockOpenDispute(work, disputeId), won));
  }

  /** The issuer of a card has doubts. */
  warn(chargeId: string): Promise<Stripe.Radar.EarlyFraudWarning> {
    return this.database.work((work) => warnOfFraud(work, chargeId));
  }

  /** Sends an event once more. @returns false when there is none with this id */
  async resend(eventId: string): Promise<boolean> {
    const sent = await this.courier.resend(eventId);
    this.heartbeat.wake();
    return sent;
  }

  /** The latest objects of a kind, newest first. */
  objects<K extends Kind>(kind: K, limit = 20): Promise<Kinds[K][]> {
    return this.database.work(async (work) => (await work.objects.list(kind, { limit })).slice(0, limit));
  }

  /** The latest payouts of all accounts, newest first. */
  async payouts(limit = 20): Promise<PayoutRow[]> {
    return (await this.database.pool.query<PayoutRow>(PAYOUTS, [limit])).rows;
  }

  async deliveries(limit = 50): Promise<DeliveryRow[]> {
    return (await this.database.pool.query<DeliveryRow>(DELIVERIES, [limit])).rows;
  }

  /**
   * Waits until money has settled and every webhook has been tried and taken.
   * @returns false when some still waited after `patienceMs`
   */
  async idle(patienceMs = 10_000): Promise<boolean> {
    const end = Date.now() + patienceMs;
    for (;;) {
      await runDue(this.database);
      const waits = [await nextDueIn(this.database), await this.courier.nextIn()];
      if (waits.every((wait) => wait === undefined)) return true;
      if (Date.now() > end) return false;
      this.heartbeat.wake();
      await new Promise((next) => setTimeout(next, 20));
    }
  }

  /** As on the first day: no objects, all switches normal. */
  async reset(): Promise<void> {
    // The courier may hold rows in another order at this moment; then Postgres ends one of the two, and we go again.
    for (let attempt = 1; ; attempt++) {
      try {
        await this.database.pool.query(EMPTY);
        break;
      } catch (error) {
        if ((error as { code?: string }).code !== '40P01' || attempt >= 5) throw error;
      }
    }
    await this.switches.set(NORMAL);
  }
}
