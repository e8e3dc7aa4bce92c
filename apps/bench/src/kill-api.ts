import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Buyer, buyerOf, fillBasket, firstBuyer, goodsOf, place } from './orders.ts';
import {
  checkInvariants,
  filledDatabase,
  openBenchServer,
  type Running,
  startApi,
  startWorker,
} from './product-under-test.ts';
import { table } from './report.ts';

const PER_SECOND = 20;

interface Attempt {
  readonly buyer: Buyer;
  readonly key: string;
  acknowledged: boolean;
}

/** Checkouts that begin at fixed moments, whatever the server does, until the signal; resolves when all have an answer or none comes. */
const checkouts = async (url: string, next: () => Buyer, signal: AbortSignal): Promise<Attempt[]> => {
  const all: Attempt[] = [];
  const underway: Promise<void>[] = [];
  while (!signal.aborted) {
    const attempt: Attempt = { buyer: next(), key: crypto.randomUUID(), acknowledged: false };
    all.push(attempt);
    const tried = fillBasket(url, attempt.buyer).then(() => place(url, attempt.buyer, attempt.key));
    underway.push(
      tried.then(
        () => void (attempt.acknowledged = true),
        () => undefined,
      ),
    );
    await sleep(1000 / PER_SECOND);
  }
  await Promise.all(underway);
  return all;
};

/** What a careful client does after a lost answer: the same request with the same key. */
const again = async (url: string, { buyer, key }: Attempt): Promise<void> => {
  if (buyer.cookie === '') await fillBasket(url, buyer);
  try {
    await place(url, buyer, key);
  } catch {
    // the basket was lost with the answer, before the order was placed
    buyer.cookie = '';
    await fillBasket(url, buyer);
    await place(url, buyer, key);
  }
};

const purchasesOf = async (databaseUrl: string, phones: readonly string[]): Promise<number[]> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select count(p.id)::int as n from unnest($1::text[]) as phone left join purchase p on p.contact_phone = phone group by phone`,
    [phones],
  );
  await client.end();
  return rows.map(({ n }) => n);
};

/** The API is killed (-9) at a random moment of 20 checkouts a second, and started again; every lost answer is asked for again. */
export async function killApi(rounds: number): Promise<boolean> {
  const server = await openBenchServer();
  const databaseUrl = await filledDatabase(server, 2_000);
  const worker: Running = await startWorker(databaseUrl);
  const pairs = await goodsOf(databaseUrl, 100);
  let n = firstBuyer();
  const next = (): Buyer => buyerOf((n += 1), pairs);
  const rows: string[][] = [['round', 'checkouts', 'acknowledged', 'asked again', 'lost', 'doubled', 'ready ms']];
  let whole = true;
  try {
    for (let round = 1; round <= rounds; round++) {
      const api = await startApi(databaseUrl);
      const stop = new AbortController();
      const trying = checkouts(api.url, next, stop.signal);
      await sleep(500 + Math.random() * 2_500);
      process.kill(api.pid, 'SIGKILL');
      stop.abort();
      const attempts = await trying;
      const began = performance.now();
      const second = await startApi(databaseUrl);
      const ready = performance.now() - began;
      const unanswered = attempts.filter(({ acknowledged }) => !acknowledged);
      for (const attempt of unanswered) await again(second.url, attempt);
      const counts = await purchasesOf(
        databaseUrl,
        attempts.map(({ buyer }) => buyer.phone),
      );
      const [lost, doubled] = [counts.filter((c) => c === 0).length, counts.filter((c) => c > 1).length];
      whole &&= lost === 0 && doubled === 0;
      rows.push(
        [
          round,
          attempts.length,
          attempts.length - unanswered.length,
          unanswered.length,
          lost,
          doubled,
          Math.round(ready),
        ].map(String),
      );
      await second.stop();
    }
    console.log(`\n${table(rows)}\n`);
  } finally {
    await worker.stop();
    whole = (await checkInvariants(databaseUrl)) && whole;
    await server.stop();
  }
  return whole;
}
