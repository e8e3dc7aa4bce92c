import { testDatabase } from '@lapak/platform/testing';
import { entities } from './entities.js';
import { apiOn, type Person } from './testing/api.js';
import { givenWorld, type World } from './testing/world.js';

const db = testDatabase(entities, { keep: true });
const api = apiOn(db);
let world: World;
beforeAll(async () => {
  world = await givenWorld(db, api);
}, 60_000);

/** Everything that was asked for, without an error. */
const ask = async (document: string, variables: Record<string, unknown>, person: Person) => {
  const { data, errors, text } = await api.ask(document, variables, person);
  if (errors?.length) throw new Error(text);
  return data as Record<string, unknown>;
};

test('the shop sees where its money is, what an order will bring at the door, and sets its account', async () => {
  const { owner } = world.people;
  const order = await ask(
    `query ($id: ID!) { shopOrder(id: $id) { total cashDue refunded mayCancelLines lines { lineNo quantity cancelled }
       refunds { id amount goods reason state stateText lines { lineNo quantity } createdAt settledAt } } }`,
    { id: world.order },
    owner,
  );
  const total = (order['shopOrder'] as { total: number }).total;
  expect(order).toMatchObject({
    shopOrder: {
      cashDue: total,
      refunded: 0,
      mayCancelLines: false,
      lines: [{ lineNo: 1, cancelled: 0 }],
      refunds: [],
    },
  });
  const set = await ask(
    `mutation ($shop: ID!, $input: BankAccountInput!) { setBankAccount(shopId: $shop, input: $input) {
       ... on BankAccountSet { bankAccount { bankName holder numberLast4 payableFrom setAt setByName } } ... on Problem { message } } }`,
    { shop: world.shop, input: { bankCode: '129', number: '010 123 4567', holder: 'Ni Luh Dewi' } },
    owner,
  );
  expect(set).toMatchObject({ setBankAccount: { bankAccount: { bankName: 'BPD Bali', numberLast4: '4567' } } });
  const money = await ask(
    `query ($shop: ID!) { banks { code name } shopMoney(shopId: $shop) { waiting payable onItsWay paid payableState payableText
       nextPayoutOn paidInYear(year: 2026) debts { title amount } bankAccounts { numberLast4 } }
       shopStatement(shopId: $shop) { nodes { id title amount balance orderCode } hasNextPage } }`,
    { shop: world.shop },
    owner,
  );
  expect(money).toMatchObject({
    shopMoney: { waiting: 0, payable: 0, paidInYear: 0, debts: [], bankAccounts: [{ numberLast4: '4567' }] },
    shopStatement: { nodes: [], hasNextPage: false },
  });
});

test('the last unit cannot be taken out of an order, and cash is not given back by finance: both are sentences', async () => {
  const line = { lines: [{ lineNo: 1, quantity: 1 }], note: 'Habis.', idempotencyKey: 'money-spec-1' };
  const out = await ask(
    `mutation ($input: CancelLinesInput!) { cancelLines(input: $input) { __typename ... on Problem { message } } }`,
    { input: { orderId: world.order, ...line } },
    world.people.owner,
  );
  expect(out).toMatchObject({
    cancelLines: { __typename: 'WholeOrder', message: expect.stringContaining('batalkan') },
  });
  const back = await ask(
    `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename ... on Problem { message } } }`,
    { input: { orderId: world.order, of: 'whole', reason: 'Rusak.', idempotencyKey: 'money-spec-2' } },
    world.people.finance,
  );
  expect(back).toMatchObject({ refundOrder: { __typename: 'CashGoesByHand' } });
});

test('finance sees orders, proposals, what shops are owed, batches and incidents, and hands a batch over', async () => {
  const { finance } = world.people;
  const seen = await ask(
    `query ($code: String!, $batch: ID!) {
       refundableOrders(code: $code) { code shopName state goodsLeft deliveryLeft aloneMax lines { lineNo title left unitPrice } refunds { id } }
       refundProposals { id orderCode shopName of amount reason state proposedByName mayApprove lines { lineNo } }
       failedRefunds { nodes { id orderCode trouble } hasNextPage }
       payables { nodes { shopName payable waiting state } hasNextPage }
       payoutBatches { nodes { code state total availableMoves payouts { reference amount state } } hasNextPage }
       payoutBatch(id: $batch) { code builtByName availableMoves }
       incidents(open: true) { moneyFrozen nodes { invariant says places firstSeen clearedAt } hasNextPage } }`,
    { code: world.purchaseCode, batch: world.batch },
    finance,
  );
  expect(seen).toMatchObject({
    refundableOrders: [{ code: `${world.purchaseCode}-1`, goodsLeft: 0, refunds: [] }],
    refundProposals: [{ id: world.proposal, of: 'whole', mayApprove: true }],
    payoutBatch: { code: 'CAIR-1', availableMoves: ['approve', 'drop'] },
    incidents: { moneyFrozen: false, nodes: [] },
  });
  const act = (name: string, shape: string, more = '') =>
    ask(`mutation ($id: ID!) { ${name}(id: $id${more}) { __typename ${shape} } }`, { id: world.batch }, finance);
  const batch = '... on PayoutBatchChanged { batch { state approvedByName } } ... on Problem { message }';
  expect(await act('approvePayoutBatch', batch)).toMatchObject({
    approvePayoutBatch: { batch: { state: 'approved' } },
  });
  expect(await act('exportPayoutBatch', '... on PayoutFile { name text batch { state } }')).toMatchObject({
    exportPayoutBatch: { name: 'CAIR-1.csv', text: expect.stringContaining('nomor_rekening') },
  });
  expect(await act('uploadPayoutResult', batch, ', csv: "referensi,status\\nX,berhasil"')).toMatchObject({
    uploadPayoutResult: { __typename: 'InvalidInput', message: expect.stringContaining('Baris 2') },
  });
  expect(await act('dropPayoutBatch', batch)).toMatchObject({ dropPayoutBatch: { __typename: 'MoveNotAllowed' } });
  const rejected = '... on RefundDecided { proposal { state decidedByName } } ... on Problem { message }';
  const decided = await ask(
    `mutation ($id: ID!) { decideRefund(id: $id, approve: false) { ${rejected} } }`,
    { id: world.proposal },
    finance,
  );
  expect(decided).toMatchObject({ decideRefund: { proposal: { state: 'rejected' } } });
});
