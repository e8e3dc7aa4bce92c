// `npm run bench`: figures of this machine, as ratios within one run. `-- scale` the same at three sizes, `-- web` Lighthouse.
import { measureSize, type SizeFigures } from './measure-size.ts';
import { openBenchServer } from './product-under-test.ts';
import { HEADER, line, table } from './report.ts';
import { measureWeb } from './web.ts';

const [what = '20000'] = process.argv.slice(2);
const SCALE = [2_000, 20_000, 200_000];
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5);

const print = ({ products, bare, graphql, whole, page, orders, memory }: SizeFigures): void => {
  console.log(`\n${products} products\n`);
  console.log(
    table([
      HEADER,
      line('bare list', bare.list),
      line('GraphQL list', graphql.list, bare.list),
      line('  whole document', whole.list, bare.list),
      line('bare product', bare.product),
      line('GraphQL product', graphql.product, bare.product),
      line('  whole document', whole.product, bare.product),
      line('bare search', bare.search),
      line('GraphQL search', graphql.search, bare.search),
      line('  whole document', whole.search, bare.search),
      line('product page (HTML)', page),
      [
        'order (COD, 2 shops)',
        orders.perSecond.toFixed(0),
        orders.cpu.toFixed(3),
        orders.databaseCpu.toFixed(3),
        '',
        '',
        '',
      ],
    ]),
  );
  console.log(`\nmemory, API + worker: ${memory.idle.toFixed(0)} MB idle, ${memory.most.toFixed(0)} MB at most`);
};

const printScale = (all: readonly SizeFigures[]): void => {
  const row = (name: string, of: (size: SizeFigures) => number): string[] => [
    name,
    ...all.map((size) => of(size).toFixed(0)),
    `${Math.round((1 - of(all.at(-1)!) / of(all[0]!)) * 100)}%`,
  ];
  console.log('\nrequests a second by size of the catalogue\n');
  console.log(
    table([
      ['', ...all.map(({ products }) => String(products)), 'fall'],
      row('GraphQL list', ({ graphql }) => graphql.list.perSecond),
      row('GraphQL product', ({ graphql }) => graphql.product.perSecond),
      row('GraphQL search', ({ graphql }) => graphql.search.perSecond),
      row('product page', ({ page }) => page.perSecond),
      row('orders', ({ orders }) => orders.perSecond),
    ]),
  );
};

const load = async (sizes: readonly number[]): Promise<void> => {
  const server = await openBenchServer();
  try {
    const all: SizeFigures[] = [];
    for (const products of sizes) {
      all.push(await measureSize(server, products, SECONDS));
      print(all.at(-1)!);
    }
    if (all.length > 1) printScale(all);
  } finally {
    await server.stop();
  }
};

if (what === 'web') await measureWeb();
else if (what === 'scale') await load(SCALE);
else if (/^\d+$/.test(what)) await load([Number(what)]);
else {
  console.error('npm run bench [-- PRODUCTS | scale | web]');
  process.exitCode = 2;
}
