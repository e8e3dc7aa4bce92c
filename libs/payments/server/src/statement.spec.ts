import { type Id, rupiah } from '@lapak/kernel';
import { ordersEntities } from '@lapak/orders-server';
import { Transactor } from '@lapak/platform';
import { statementsDuring, testContext, testDatabase, testViewer } from '@lapak/platform/testing';
import { checkInvariants, ExportStatement, paymentsEntities, ReadShopMoney, refundOrder } from './index.js';
import { type Bought, done, marketOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...paymentsEntities]);
const market = marketOn(db);
const { the, clock, buy, pay, settleAll, handOver } = market;
afterEach(async () => expect(await checkInvariants(db)).toEqual([]));

const refund = (bought: Bought, amount: number, reason: string) =>
  the(Transactor).run((tx) =>
    refundOrder(
      tx,
      bought.orders[0]!.orderId,
      { reason, ask: { of: 'amount', amount: rupiah(amount) }, reference: `r${amount}` },
      clock.now(),
    ),
  );
/** Three sales of one shop, a refund of the first; the fee is a tenth. */
const trade = async () => {
  const first = await buy({ prices: [30_000], fee: 1_000 });
  const { shopId } = first.orders[0]!;
  const bought = [first];
  for (const price of [20_000, 10_000]) bought.push(await buy({ prices: [price], fee: 1_000, at: [shopId] }));
  for (const one of bought) {
    await pay(one);
    await settleAll();
    clock.forward({ minutes: 1 });
    await handOver(one.orders[0]!.orderId);
  }
  clock.forward({ days: 1 });
  done(await refund(first, 5_000, '=cmd, "pecah"'));
  await settleAll();
  return { shopId, bought };
};
const memberOf = async (shopId: string): Promise<Id<'Account'>> =>
  (await db.query('select account_id as id from shop_member where shop_id = $1', [shopId]))[0].id;
const csv = async (shopId: string, days: { from?: unknown; to?: unknown } = {}, accountId?: Id<'Account'>) => {
  const viewer = testViewer({ accountId: accountId ?? (await memberOf(shopId)) });
  const found = await the(ExportStatement).run(testContext({ app: 'merchant', viewer }), shopId, days);
  let text = '';
  for await (const piece of found?.pieces ?? []) text += piece;
  return found && { name: found.name, lines: text.trimEnd().split('\r\n') };
};

test('each line leads to its order and shows the balance that it made, page after page', async () => {
  const { shopId, bought } = await trade();
  const read = (after: string | null) => the(ReadShopMoney).statement(shopId, { first: 2, after }, 'id');
  const [newest, older] = [await read(null), await read((await read(null)).endCursor)];
  expect(newest).toMatchObject({
    hasNextPage: true,
    nodes: [
      { title: 'Dikembalikan ke pembeli', amount: -4_500, gross: -5_000, fee: -500, balance: 49_500 },
      { title: 'Pesanan selesai', amount: 9_000, gross: 10_000, fee: 1_000, balance: 54_000 },
    ],
  });
  expect(older).toMatchObject({
    hasNextPage: false,
    nodes: [
      { amount: 18_000, balance: 45_000 },
      { amount: 27_000, balance: 27_000, orderId: bought[0]!.orders[0]!.orderId },
    ],
  });
});

test('a page costs two statements, however long it is', async () => {
  const { shopId } = await trade();
  const sent = await statementsDuring(() => the(ReadShopMoney).statement(shopId, { first: 100 }, 'id'));
  expect(sent.map(({ name }) => name)).toEqual(['payments_money_lines', 'payments_balance_up_to']);
});

test('as a file: oldest first from the opening balance, nothing in it that a spreadsheet would run', async () => {
  const { shopId } = await trade();
  const file = (await csv(shopId))!;
  expect(file.name).toBe('lapak-2026-01-01-2026-11-25.csv');
  expect(file.lines).toHaveLength(6);
  expect(file.lines[0]).toBe('\uFEFFtanggal,jam,jenis,pesanan,keterangan,sebelum_biaya,biaya,jumlah,saldo');
  expect(file.lines[1]).toBe('2026-01-01,,Saldo awal,,,,,,0');
  expect(file.lines[2]).toMatch(/^2026-11-24,10\.\d\d\sWITA,Pesanan selesai,BLL-261124-\d+-1,,30000,3000,27000,27000$/);
  expect(file.lines[5]).toMatch(/,"'=cmd, ""pecah""",-5000,-500,-4500,49500$/);
  expect((await csv(shopId, { from: '2026-11-25', to: '2026-11-25' }))!.lines.slice(1)).toMatchObject([
    '2026-11-25,,Saldo awal,,,,,,54000',
    expect.stringContaining(',49500'),
  ]);
});

test('nobody else gets it, and days that are none give nothing', async () => {
  const { shopId } = await trade();
  const stranger = await buy();
  expect(await csv(shopId, {}, await memberOf(stranger.orders[0]!.shopId))).toBeNull();
  expect(await the(ExportStatement).run(testContext({ app: 'merchant' }), shopId, {})).toBeNull();
  for (const days of [{ from: '2026-13-01' }, { from: ['2026-01-01'] }, { from: '2026-12-01', to: '2026-01-01' }])
    expect(await csv(shopId, days)).toBeNull();
  expect(await csv('no id', {}, await memberOf(shopId))).toBeNull();
});
