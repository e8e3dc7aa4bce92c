import { Problem } from '@lapak/kernel';
import { Outbox } from './outbox.js';
import { testDatabase } from './testing/index.js';
import { Transactor } from './transactor.js';
import { drainJobs } from './worker.js';

const db = testDatabase([]);
const transactor = new Transactor(db);
const heard: string[] = [];
beforeEach(() => heard.splice(0));

const say = { name: 'say', handle: async (_: unknown, event: { who: string }) => void heard.push(event.who) };
const sulk = { name: 'sulk', handle: () => Promise.reject(new Error('not today')) };
const subscriptions = { greeted: [say as never], snubbed: [sulk as never, say as never], ignored: [] };
const outbox = new Outbox(subscriptions);
const tell = (type: string, who: string) => transactor.run((tx) => outbox.publish(tx, { type, who } as never));
const drain = () => drainJobs({ db, transactor, subscriptions, tasks: {} });
const jobs = async () => (await db.query('select count(*) as n from graphile_worker._private_jobs'))[0].n as number;

class No extends Problem {
  readonly kind = 'No';
  say(): string {
    return 'no';
  }
}

test('news is delivered once, after the change is committed', async () => {
  await tell('greeted', 'Ani');
  await drain();
  await drain();
  expect(heard).toEqual(['Ani']);
  expect(await jobs()).toBe(0);
});

test('a returned Problem undoes the change and its news', async () => {
  const answer = await transactor.run(async (tx) => {
    await outbox.publish(tx, { type: 'greeted' });
    return new No();
  });
  expect(answer).toEqual(new No());
  expect(await jobs()).toBe(0);
});

test('a listener that fails is kept for later and holds up nobody else', async () => {
  await tell('snubbed', 'Ani');
  await drain();
  expect(heard).toEqual(['Ani']);
  expect(await jobs()).toBe(1);
});

test('an event without a row in the map is a bug that is seen at once', async () => {
  await expect(tell('forgotten', 'Ani')).rejects.toThrow('nobody decided');
});

test('a deadlock is run again and both sides succeed', async () => {
  await db.query(`insert into province values ('a', 'a'), ('b', 'b')`);
  const touch = (first: string, second: string) =>
    transactor.run(async (tx) => {
      await tx.query(`update province set name = name || '!' where code = $1`, [first]);
      await tx.query(`select pg_sleep(0.15)`);
      await tx.query(`update province set name = name || '!' where code = $1`, [second]);
      return 'done';
    });
  expect(await Promise.all([touch('a', 'b'), touch('b', 'a')])).toEqual(['done', 'done']);
});
