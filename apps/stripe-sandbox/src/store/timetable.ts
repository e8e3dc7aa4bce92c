import { verifyAccount } from '../stripe/account-state.js';
import { expireAuthorization } from '../stripe/capture.js';
import { settleCharge } from '../stripe/charges.js';
import { decideByEvidence, disputeByCard, expireDispute } from '../stripe/dispute-charge.js';
import { expireSession } from '../stripe/pay-session.js';
import { payOut } from '../stripe/payout-steps.js';
import { settleRefund } from '../stripe/refunds.js';
import type { Database } from './database.js';
import type { DueKind, Work } from './work.js';

interface Due {
  kind: DueKind;
  object_id: string;
}

/** What expires does so by the sandbox's clock; money arrives by the machine's, a moment after the payment. */
const NEXT = `
  select kind, object_id from stripe_sandbox.due
  where (starts_with(kind, 'expire_') and at <= $1) or (not starts_with(kind, 'expire_') and at <= $2)
  order by at limit 1`;
const POSTPONE = `update stripe_sandbox.due set at = at + interval '10 seconds' where kind = $1 and object_id = $2`;

const RUN: Readonly<Record<DueKind, (work: Work, id: string) => Promise<unknown>>> = {
  expire_session: expireSession,
  expire_authorization: expireAuthorization,
  expire_dispute: expireDispute,
  dispute_charge: disputeByCard,
  decide_dispute: decideByEvidence,
  verify_account: verifyAccount,
  pay_out: payOut,
  settle_charge: settleCharge,
  settle_refund: settleRefund,
};

/** Does the first thing that is due; one that fails is put off, so that it does not hold up the rest. */
async function runOne(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<Due>(NEXT, [database.now, new Date()]);
  const due = rows[0];
  if (!due) return false;
  const { kind, object_id } = due;
  try {
    await database.work(async (work) => {
      await RUN[kind](work, object_id);
      await work.notLater(kind, object_id); // last: a payment locks its session first, too
    });
  } catch (error) {
    console.error(`stripe-sandbox: ${kind} of ${object_id} failed`, error);
    await database.pool.query(POSTPONE, [kind, object_id]);
  }
  return true;
}

/** Does everything that is due. @returns how much that was */
export async function runDue(database: Database): Promise<number> {
  let done = 0;
  while (await runOne(database)) done++;
  return done;
}

/** Milliseconds until something that goes by the machine's clock is due; undefined when nothing waits. */
export async function nextDueIn(database: Database): Promise<number | undefined> {
  const sql = `select min(at) as at from stripe_sandbox.due where not starts_with(kind, 'expire_')`;
  const at = (await database.pool.query<{ at: Date | null }>(sql)).rows[0]?.at;
  return at ? at.getTime() - Date.now() : undefined;
}

const AGE_LINKS = `
  update stripe_sandbox.object
  set body = jsonb_set(body, '{expires_at}', to_jsonb((body->>'expires_at')::timestamptz - make_interval(secs => $1)))
  where kind = 'v2.core.account_link'`;

/** Lets time pass for all that waits: sessions, links, deliveries, settlements, idempotency keys, the balance. */
export async function advance(database: Database, seconds: number): Promise<void> {
  await database.work(async ({ tx }) => {
    await tx.query(`update stripe_sandbox.due set at = at - make_interval(secs => $1)`, [seconds]);
    await tx.query(
      `update stripe_sandbox.delivery set next_at = next_at - make_interval(secs => $1) where state = 'waiting'`,
      [seconds],
    );
    await tx.query(AGE_LINKS, [seconds]);
    await tx.query(`update stripe_sandbox.idempotency set at = at - make_interval(secs => $1)`, [seconds]);
    await tx.query(
      `update stripe_sandbox.object set body = jsonb_set(body, '{available_on}', to_jsonb((body->>'available_on')::bigint - $1::bigint)) where kind = 'balance_transaction'`,
      [Math.round(seconds)],
    );
  });
}
