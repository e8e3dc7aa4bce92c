import { createDataSource } from './data-source.js';
import { replicasOf } from './replicas.js';
import { statement } from './statement.js';
import { testDatabase, testDatabaseName, testUrl } from './testing/index.js';

testDatabase([]);
const who = `select current_setting('application_name') || coalesce(' ' || inet_server_port(), '') as name`;
const fresh = statement<{ name: string }>('spec_fresh', who);
const lagging = statement<{ name: string }>('spec_lagging', who, { mayLag: true });

const connected = async (...replicas: string[]) => {
  const replicaUrls = replicas.map((url) =>
    url === 'copy' ? `${testUrl(testDatabaseName())}?application_name=copy` : url,
  );
  return createDataSource({ url: testUrl(testDatabaseName()), entities: [], poolSize: 2, replicaUrls }).initialize();
};
const askedOf = async (db: Awaited<ReturnType<typeof connected>>, read: typeof fresh): Promise<string> =>
  (await read.row(db))!.name.split(' ')[0]!;

test('what may be some seconds old is read from a replica, everything else and every transaction from the primary', async () => {
  const db = await connected('copy');
  expect(replicasOf(db)).toBeDefined();
  const seen: string[] = [];
  const query = replicasOf(db)!.query.bind(replicasOf(db));
  replicasOf(db)!.query = (config) => {
    seen.push(config.name!);
    return query(config);
  };
  await fresh.row(db);
  await lagging.row(db);
  await db.transaction((tx) => lagging.row(tx));
  expect(seen).toEqual(['spec_lagging']);
  await db.destroy();
});

test('a replica that does not answer is passed over, and without any the primary answers', async () => {
  const db = await connected('postgres://nobody@127.0.0.1:1/gone', 'copy');
  for (let i = 0; i < 4; i++) expect(await askedOf(db, lagging)).toBeTruthy();
  await db.destroy();
  const alone = await connected('postgres://nobody@127.0.0.1:1/gone');
  expect(await askedOf(alone, lagging)).toBe('lapak');
  await alone.destroy();
});

test("a statement's own fault is told, not asked again elsewhere", async () => {
  const broken = statement('spec_broken', 'select 1 / 0 as n', { mayLag: true });
  const db = await connected('copy');
  await expect(broken.row(db)).rejects.toThrow('division by zero');
  await db.destroy();
});
