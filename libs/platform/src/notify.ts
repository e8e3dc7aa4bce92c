import { EventEmitter, on } from 'node:events';
import pg from 'pg';
import { statement } from './statement.js';
import type { Tx } from './transactor.js';

const send = statement('platform_notify', `select count(pg_notify('lapak', told)) from unnest($1::text[]) as told`);

/** Tells every process, when `tx` commits: a topic (`notices:{accountId}`) and a short text, at most 7,000 characters. */
export const notify = (tx: Tx, topic: string, text = ''): Promise<void> => notifyAll(tx, [[topic, text]]);

/** The same for several topics, in one statement. */
export const notifyAll = async (tx: Tx, news: readonly (readonly [topic: string, text: string])[]): Promise<void> => {
  await send.rows(tx, [news.map((one) => JSON.stringify(one))]);
};

/** The topic of figures that people watch: who changes what is counted tells it the instant, who shows figures listens. */
export const FIGURES = 'figures';

/** Hears what `notify` told, on one connection of its own that comes back by itself. Give it a direct URL, not a pooler's. */
export class Topics {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    this.stopped = false;
    await this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  /** Texts told on `topic` from this call on; ends at once when the consumer returns, also while it waits for the next. */
  listen(topic: string, signal?: AbortSignal): AsyncGenerator<string> {
    const told = on(this.emitter, topic, signal ? { signal } : {});
    const end = async (): Promise<IteratorResult<string, undefined>> => {
      await told.return!();
      return { done: true, value: undefined };
    };
    // A generator would queue `return` behind the news it waits for, and keep a listener for every client that left.
    const texts: AsyncGenerator<string> = {
      next: async () => {
        const { done, value } = await told.next();
        return done ? { done, value: undefined } : { done: false, value: (value as [string])[0] };
      },
      return: end,
      throw: async (error) => {
        await end();
        throw error;
      },
      [Symbol.asyncDispose]: async () => void (await end()),
      [Symbol.asyncIterator]: () => texts,
    };
    return texts;
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'lapak-topics', keepAlive: true });
    client.on('error', () => this.again());
    client.on('notification', ({ payload }) => {
      const [topic, text] = JSON.parse(payload ?? '[""]') as [string, string];
      this.emitter.emit(topic, text);
    });
    await client.connect();
    await client.query('listen lapak');
    this.client = client;
  }

  private again(): void {
    const lost = this.client;
    this.client = null;
    void lost?.end().catch(() => undefined);
    if (!this.stopped) setTimeout(() => !this.stopped && void this.connect().catch(() => this.again()), 1_000).unref();
  }
}
