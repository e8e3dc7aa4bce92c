import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningPostgres } from '@lapak/postgres';
import { type Figures, measure, type Question } from './load.ts';
import { measureOrders, type OrderFigures } from './orders.ts';
import { memoryOf } from './process-figures.ts';
import { filledDatabase, startApi, startBare, startWorker } from './product-under-test.ts';
import { byHash, DATA, OPERATIONS } from './questions.ts';

export interface SizeFigures {
  readonly products: number;
  readonly bare: Record<'list' | 'product' | 'search', Figures>;
  /** As our own apps ask: a document by its hash. */
  readonly graphql: Record<'list' | 'product' | 'search', Figures>;
  /** As a stranger asks: a whole document, through Apollo Server and its limits. */
  readonly whole: Record<'list' | 'product' | 'search', Figures>;
  readonly page: Figures;
  readonly orders: OrderFigures;
  /** MB, API + worker. */
  readonly memory: { readonly idle: number; readonly most: number };
}

const KINDS = ['list', 'product', 'search'] as const;

const eachKind = async (
  ask: (kind: (typeof KINDS)[number]) => Promise<Figures>,
): Promise<Record<(typeof KINDS)[number], Figures>> => ({
  list: await ask('list'),
  product: await ask('product'),
  search: await ask('search'),
});

/** Everything of one catalogue size: the bare server, then ours, one after the other on the same database. */
export async function measureSize(server: RunningPostgres, products: number, seconds: number): Promise<SizeFigures> {
  const databaseUrl = await filledDatabase(server, products);
  const ask = (target: { pid: number; url: string }, question: Question): Promise<Figures> =>
    measure(target, server.pid, question, seconds);
  const bareServer = await startBare(databaseUrl);
  const bare = await eachKind((kind) => ask(bareServer, { path: `/${kind}` }));
  await bareServer.stop();

  const [api, worker] = [await startApi(databaseUrl), await startWorker(databaseUrl)];
  try {
    const memory = (): number => memoryOf(api.pid) + memoryOf(worker.pid);
    await sleep(3_000);
    const idle = memory();
    let most = idle;
    const watching = setInterval(() => (most = Math.max(most, memory())), 500);
    const graphql = await eachKind((kind) => ask(api, { path: '/graphql', body: byHash(OPERATIONS[kind]) }));
    const whole = await eachKind((kind) => ask(api, { path: '/graphql', body: OPERATIONS[kind] }));
    const page = await ask(api, { path: `/toko/${DATA.shop}/${DATA.product}` });
    const orders = await measureOrders(api, server.pid, databaseUrl, 1_500);
    clearInterval(watching);
    return { products, bare, graphql, whole, page, orders, memory: { idle, most } };
  } finally {
    await worker.stop();
    await api.stop();
  }
}
