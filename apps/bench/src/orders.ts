import { Agent, request } from 'node:http';
import pg from 'pg';
import { cpuOf, cpuOfFamily } from './process-figures.ts';
import type { Running } from './product-under-test.ts';

const AT_ONCE = 16;

export interface Goods {
  readonly variantId: string;
  readonly shopId: string;
  readonly price: number;
}
export interface Buyer {
  readonly n: number;
  readonly phone: string;
  readonly goods: readonly [Goods, Goods];
  cookie: string;
}

/** A number from which on nobody has bought yet: it runs faster than orders can be placed. */
export const firstBuyer = (): number => Math.floor(Date.now() / 2) % 99_000_000;

/** The n-th person, with nothing in the basket yet. */
export const buyerOf = (n: number, pairs: readonly [Goods, Goods][]): Buyer => ({
  n,
  phone: `+62813${String(n).padStart(8, '0')}`,
  goods: pairs[n % pairs.length]!,
  cookie: '',
});

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Each buyer comes from an address of their own, as behind a proxy: limits count per address. */
const addressOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

const post = (
  url: string,
  buyer: Buyer,
  query: string,
  variables: unknown,
): Promise<Record<string, { __typename: string; message?: string }>> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ query, variables });
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-forwarded-for': addressOf(buyer.n),
      ...(buyer.cookie && { cookie: buyer.cookie }),
    };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const given = answer.headers['set-cookie'];
        if (given) buyer.cookie = given.map((line) => line.split(';')[0]).join('; ');
        const { data, errors } = JSON.parse(Buffer.concat(parts).toString()) as {
          data?: never;
          errors?: { message: string }[];
        };
        if (data) resolve(data);
        else reject(new Error(errors?.[0]?.message ?? `status ${answer.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

const ADD = `mutation Add($v: ID!) { addToBasket(variantId: $v, quantity: 1) { __typename ... on Problem { message } } }`;
const PLACE = `mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on Problem { message } } }`;

const expectKind = (
  answer: Record<string, { __typename: string; message?: string }>,
  field: string,
  kind: string,
): void => {
  const got = answer[field];
  if (got?.__typename !== kind) throw new Error(`${field} answered ${got?.__typename}: ${got?.message}`);
};

/** Puts the buyer's goods into a basket of their own. */
export const fillBasket = async (url: string, buyer: Buyer): Promise<void> => {
  for (const { variantId } of buyer.goods)
    expectKind(await post(url, buyer, ADD, { v: variantId }), 'addToBasket', 'BasketChanged');
};

/** Places the order; the same `key` places it once. @throws Error when it is refused or the server is gone. */
export const place = async (url: string, buyer: Buyer, key: string = crypto.randomUUID()): Promise<void> => {
  const input = {
    idempotencyKey: key,
    contactName: 'Pembeli Uji',
    contactPhone: buyer.phone,
    choices: buyer.goods.map(({ shopId }) => ({ shopId, optionCode: 'pickup' })),
    paymentMethod: 'cod',
    agreedTotal: buyer.goods[0].price + buyer.goods[1].price,
  };
  expectKind(await post(url, buyer, PLACE, { input }), 'placeOrder', 'Placed');
};

const allAtOnce = async (buyers: readonly Buyer[], work: (buyer: Buyer) => Promise<void>): Promise<void> => {
  const queue = [...buyers];
  const worker = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

/** Two shops a basket; goods that may be paid in cash and are there in plenty. */
export const goodsOf = async (databaseUrl: string, pairs: number): Promise<[Goods, Goods][]> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<Goods>(
    `select distinct on (v.shop_id) v.id as "variantId", v.shop_id as "shopId", v.price::int as price
     from variant v join product p on p.id = v.product_id
     where p.listed and not p.perishable and p.made_to_order_days is null and v.price < 100000 and v.on_hand - v.reserved > 40
     order by v.shop_id, v.id limit $1`,
    [pairs * 2],
  );
  await client.end();
  if (rows.length < 2) throw new Error('no goods to order');
  return Array.from({ length: Math.floor(rows.length / 2) }, (_, i) => [rows[2 * i]!, rows[2 * i + 1]!]);
};

export interface OrderFigures {
  readonly perSecond: number;
  readonly cpu: number;
  readonly databaseCpu: number;
}

/**
 * Places `count` orders (COD, two shops a basket, pick-up), 16 at once; baskets are filled before the clock starts.
 * @throws Error when one is not placed.
 */
export async function measureOrders(
  api: Running,
  postgresPid: number,
  databaseUrl: string,
  count: number,
): Promise<OrderFigures> {
  const pairs = await goodsOf(databaseUrl, 500);
  const first = firstBuyer();
  const buyers = Array.from({ length: count }, (_, i) => buyerOf(first + i, pairs));
  await allAtOnce(buyers, (buyer) => fillBasket(api.url, buyer));
  const before = { at: performance.now(), own: cpuOf(api.pid), database: cpuOfFamily(postgresPid) };
  await allAtOnce(buyers, (buyer) => place(api.url, buyer));
  const seconds = (performance.now() - before.at) / 1000;
  return {
    perSecond: count / seconds,
    cpu: (cpuOf(api.pid) - before.own) / count,
    databaseCpu: (cpuOfFamily(postgresPid) - before.database) / count,
  };
}
