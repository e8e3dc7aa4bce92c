// The yardstick: node:http and pg and nothing else, answering the same JSON from the same SQL.
import '@lapak/catalog-server';
import { createServer } from 'node:http';
import { statements } from '@lapak/platform';
import pg from 'pg';
import { DATA, searchValues } from './questions.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
type Row = Record<string, never> & { title: { id: string }; cover: unknown; [name: string]: unknown };

const textOf = (name: string): string => {
  const found = statements.get(name);
  if (!found) throw new Error(`no statement ${name}`);
  return found.text;
};
const list = { name: 'list', text: textOf('catalog_list_all_newest') };
const page = { name: 'page', text: textOf('catalog_product_page') };
const search = { name: 'search', text: textOf('catalog_search_plain_relevance') };
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const card = (row: Row): object => ({
  id: row['id'],
  slug: row['slug'],
  title: row.title.id,
  shopSlug: row['shopSlug'],
  shopName: row['shopName'],
  kecamatanName: row['kecamatanName'],
  minPrice: row['minPrice'],
  maxPrice: row['maxPrice'],
  inStock: row['inStock'],
  soldCount: row['soldCount'],
  halal: row['halal'],
  emoji: row['emoji'],
  picture: row.cover,
});

const answers: Record<string, () => Promise<unknown>> = {
  '/list': async () => {
    const values = ['infinity', LAST_ID, 25, 0, Number.MAX_SAFE_INTEGER, null, null, null, false, false];
    const { rows } = await pool.query<Row>({ ...list, values });
    return { data: { products: { nodes: rows.slice(0, 24).map(card), hasNextPage: rows.length > 24 } } };
  },
  '/product': async () => {
    const { rows } = await pool.query<Row>({ ...page, values: [DATA.shop, DATA.product] });
    const { title, description, variants, shop, ...rest } = rows[0] as unknown as Record<
      string,
      Record<string, unknown>
    >;
    return {
      data: {
        product: {
          id: rest['id'],
          slug: rest['slug'],
          title: title!['id'],
          description: description!['id'],
          minPrice: rest['minPrice'],
          maxPrice: rest['maxPrice'],
          halal: rest['halal'],
          unit: rest['unit'],
          soldCount: rest['soldCount'],
          variants: (variants as unknown as Record<string, unknown>[]).map((v) => ({
            id: v['id'],
            price: v['price'],
            weightGrams: v['weightGrams'],
            available: (v['onHand'] as number) - (v['reserved'] as number),
          })),
          shop: { slug: shop!['slug'], name: shop!['name'], tagline: (shop!['tagline'] as { id: string }).id },
        },
      },
    };
  },
  '/search': async () => {
    const { rows } = await pool.query<Row>({ ...search, values: searchValues(DATA.word) });
    const found = rows.filter((row) => row['id'] !== null);
    return {
      data: {
        search: { total: rows[0]?.['total'], nodes: found.slice(0, 24).map(card), hasNextPage: found.length > 24 },
      },
    };
  },
};

const server = createServer((request, reply) => {
  const answer = answers[request.url ?? ''];
  if (!answer) return void reply.writeHead(404).end();
  request.resume();
  answer().then(
    (body) => reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body)),
    (error: unknown) => reply.writeHead(500).end(String(error)),
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
