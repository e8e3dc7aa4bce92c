import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Database } from '../store/database.js';
import type { Work } from '../store/work.js';
import { expand } from './expand.js';
import type { Tree } from './form.js';
import { invalid, Refusal } from './refusal.js';
import type { Route } from './route.js';
import { list, text } from './shape.js';

/** An answer of the API as it goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Request {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  /** The connected account in whose name it is asked. */
  readonly account: string | undefined;
  readonly tree: { [name: string]: Tree };
}

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

const render = (status: number, body: object): Answer => ({ status, body: JSON.stringify(body, null, 2) });
export const refused = (refusal: Refusal): Answer => ({
  ...render(refusal.status, refusal.body()),
  headers: { 'stripe-should-retry': String(refusal.status === 409) },
});

function ordered(tree: Tree | undefined): unknown {
  if (tree === undefined || typeof tree === 'string') return tree;
  if (Array.isArray(tree)) return tree.map(ordered);
  return Object.keys(tree)
    .sort()
    .map((name) => [name, ordered(tree[name])]);
}

const fingerprint = ({ method, path, account, tree }: Request): string =>
  createHash('sha256')
    .update(JSON.stringify([method, path, account, ordered(tree)]))
    .digest('hex');

const otherParameters = (key: string): Refusal =>
  new Refusal(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );

/** The first answer under this key, if there was one in the last 24 hours. @throws Refusal for other parameters */
async function replay(tx: PoolClient, key: string, request: Request, now: Date): Promise<Answer | undefined> {
  const sql = 'select fingerprint, request_id, status, body from stripe_sandbox.idempotency where key = $1 and at > $2';
  const { rows } = await tx.query<{ fingerprint: string; request_id: string; status: number; body: string }>(sql, [
    key,
    new Date(now.getTime() - KEPT_FOR_MS),
  ]);
  const first = rows[0];
  if (!first) return undefined;
  if (first.fingerprint !== fingerprint(request)) throw otherParameters(key);
  return {
    status: first.status,
    body: first.body,
    headers: { 'idempotent-replayed': 'true', 'original-request': first.request_id },
  };
}

async function keep(tx: PoolClient, key: string, request: Request, answer: Answer, now: Date): Promise<void> {
  await tx.query(
    `insert into stripe_sandbox.idempotency values ($1, $2, $3, $4, $5, $6)
     on conflict (key) do update set fingerprint = excluded.fingerprint, request_id = excluded.request_id,
       status = excluded.status, body = excluded.body, at = excluded.at`,
    [key, fingerprint(request), request.id, answer.status, answer.body, now],
  );
}

/** One at a time under one key; the other is told to come again. */
async function take(tx: PoolClient, key: string): Promise<void> {
  const { rows } = await tx.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended($1, 4242)) as mine`,
    [key],
  );
  if (rows[0]?.mine) return;
  throw new Refusal(
    409,
    'invalid_request_error',
    'There is currently another in-progress request using this Idempotent Key.',
    { code: 'idempotency_key_in_use' },
  );
}

/** The work in the name the request is made in. @throws Refusal for an account that is not, or no longer, connected */
async function onBehalf(work: Work, route: Route, account: string | undefined): Promise<Work> {
  if (account === undefined) return work;
  const kept = await work.objects.find('v2.core.account', account);
  if (!kept || kept.hidden.deauthorized)
    throw new Refusal(
      403,
      'invalid_request_error',
      `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
      { code: 'account_invalid' },
    );
  if (!route.forAccounts) throw invalid(`The sandbox does not play ${route.path} in the name of a connected account.`);
  return work.on(account);
}

/**
 * Carries a request out in one transaction, or replays the answer its key had. A refusal after execution began undoes
 * the work (a declined card excepted) and in v1 is kept under the key too; a wrong parameter never gets so far.
 * @throws Refusal that is not to be kept
 */
export async function perform(
  database: Database,
  route: Route,
  ids: readonly string[],
  request: Request,
): Promise<Answer> {
  const { expand: wanted, ...rest } = request.tree;
  const paths = list(text(), 30).read(wanted, 'expand') ?? [];
  const run = route.prepare(rest);
  const key = route.method === 'GET' ? undefined : request.idempotencyKey;
  const keepsRefusals = route.path.startsWith('/v1/'); // v2 tries again what failed
  const carryOut = async (platform: Work): Promise<Answer> => {
    const { tx } = platform;
    const work = await onBehalf(platform, route, request.account);
    if (key) await take(tx, key);
    const first = key && (await replay(tx, key, request, work.around.now));
    if (first) return first;
    await tx.query('savepoint effect');
    let answer: Answer;
    try {
      answer = render(200, await expand(work, await run(work, ids), paths));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!error.keepsEffect) await tx.query('rollback to savepoint effect');
      answer = refused(error);
    }
    if (key && (keepsRefusals || answer.status === 200)) await keep(tx, key, request, answer, work.around.now);
    return answer;
  };
  return database.work(carryOut, { id: request.id, idempotency_key: key ?? null });
}
