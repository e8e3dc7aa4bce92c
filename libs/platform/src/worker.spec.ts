import { setTimeout as sleep } from 'node:timers/promises';
import { enqueue } from './outbox.js';
import { testDatabase } from './testing/index.js';
import { Transactor } from './transactor.js';
import { startWorker } from './worker.js';

const db = testDatabase([]);
const transactor = new Transactor(db);

const lockedBy = (name: string, secondsAgo: number): Promise<unknown> =>
  db.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = clock_timestamp() - make_interval(secs => $2), attempts = 1`,
    [name, secondsAgo],
  );

const working = async (during: (done: string[]) => Promise<void>): Promise<void> => {
  const done: string[] = [];
  const tasks = { note: async ({ word }: { word: string }): Promise<void> => void done.push(word) };
  const worker = await startWorker({ db, transactor, subscriptions: {}, tasks: tasks as never });
  try {
    await during(done);
  } finally {
    await worker.stop();
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !holds(); tries++) await sleep(50);
};
const note = (word: string): Promise<unknown> =>
  transactor.run((tx) => enqueue(tx, [{ identifier: 'note', payload: { word } }]));

test('what a killed worker had taken is done by the next one', async () => {
  await note('left behind');
  await lockedBy('pool-killed', 60);
  await working(async (done) => {
    await until(() => done.length > 0);
    expect(done).toEqual(['left behind']);
  });
});

test('what a living worker has taken is left to it, however long it takes', async () => {
  await note('mine');
  await lockedBy('pool-alive', 600);
  await db.query(`insert into worker_heartbeat (name, at) values ('pool-alive', clock_timestamp())`);
  await note('yours');
  await working(async (done) => {
    await until(() => done.length > 0);
    await sleep(300);
    expect(done).toEqual(['yours']);
  });
});

test('a worker says that it lives while it works, and takes its name away when it stops', async () => {
  const names = (): Promise<{ name: string }[]> => db.query('select name from worker_heartbeat');
  await working(async () => expect(await names()).toHaveLength(1));
  expect(await names()).toEqual([]);
});
