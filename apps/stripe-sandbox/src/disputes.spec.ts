import type Stripe from 'stripe';
import { refusalOf, stage } from './testing.js';

const on = stage();

const charged = async (card = '4242424242424242'): Promise<Stripe.Charge> => {
  const session = await on.order();
  await on.sandbox.control.pay(session.id, card);
  await on.sandbox.control.idle();
  return (await on.stripe.charges.list({ limit: 1 })).data[0] as Stripe.Charge;
};
const disputed = async (card?: string): Promise<{ charge: Stripe.Charge; dispute: Stripe.Dispute }> => {
  const charge = await charged(card);
  if (!card) await on.sandbox.control.dispute(charge.id);
  return { charge, dispute: (await on.stripe.disputes.list({ charge: charge.id })).data[0] as Stripe.Dispute };
};
const told = () => on.mail.types.filter((type) => type.startsWith('charge.dispute.')).toSorted();
const FUNDS = 13_900_000;
const FEE = 24_000_000;

test('a test card is disputed by itself: the money is gone with a fee, and a refund is refused', async () => {
  const { charge, dispute } = await disputed('4000000000000259');
  expect(dispute).toMatchObject({
    object: 'dispute',
    amount: FUNDS,
    currency: 'idr',
    reason: 'fraudulent',
    status: 'needs_response',
    is_charge_refundable: false,
    balance_transactions: [{ type: 'adjustment', amount: -FUNDS, fee: FEE, net: -FUNDS - FEE }],
    evidence_details: { has_evidence: false, submission_count: 0 },
  });
  expect(await on.stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true });
  expect(told()).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
  const refund = on.stripe.refunds.create({ charge: charge.id });
  expect(await refusalOf(refund)).toMatchObject({ code: 'charge_disputed' });
  expect((await disputed('4000000000002685')).dispute).toMatchObject({ reason: 'product_not_received' });
});

test('evidence is kept as a draft until it is submitted, and then the bank decides: won', async () => {
  const { charge, dispute } = await disputed();
  const draft = await on.stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Komang' }, submit: false });
  expect(draft).toMatchObject({ status: 'needs_response', evidence_details: { has_evidence: true } });
  const sent = await on.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  expect(sent).toMatchObject({
    status: 'under_review',
    evidence: { customer_name: 'Komang' },
    evidence_details: { submission_count: 1, submission_method: 'manual' },
  });
  await on.sandbox.control.idle();
  expect(await on.stripe.disputes.retrieve(dispute.id, { expand: ['charge'] })).toMatchObject({
    status: 'won',
    is_charge_refundable: true,
    balance_transactions: [{ amount: -FUNDS }, { amount: FUNDS, fee: -FEE }],
    charge: { id: charge.id },
  });
  expect(told()).toEqual([
    'charge.dispute.closed',
    'charge.dispute.created',
    'charge.dispute.funds_reinstated',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.dispute.updated',
  ]);
  expect(await on.stripe.refunds.create({ charge: charge.id })).toMatchObject({ status: 'succeeded' });
});

test('a dispute is lost by its evidence, by the button, by giving up, or by silence', async () => {
  const byEvidence = (await disputed()).dispute.id;
  await on.stripe.disputes.update(byEvidence, { evidence: { uncategorized_text: 'losing_evidence' } });
  const byButton = (await disputed()).dispute.id;
  await on.sandbox.control.decide(byButton, false);
  const byClosing = (await disputed()).dispute.id;
  expect(await on.stripe.disputes.close(byClosing)).toMatchObject({ status: 'lost' });
  const bySilence = (await disputed()).dispute.id;
  await on.sandbox.control.advance(8 * 86_400);
  await on.sandbox.control.idle();
  for (const id of [byEvidence, byButton, byClosing, bySilence])
    expect([id, (await on.stripe.disputes.retrieve(id)).status]).toEqual([id, 'lost']);
  expect(told().filter((type) => type === 'charge.dispute.closed')).toHaveLength(4);
  expect(told()).not.toContain('charge.dispute.funds_reinstated');
  expect((await refusalOf(on.stripe.disputes.close(byClosing))).message).toContain('already closed');
});

test('only money that was taken can be disputed, and once', async () => {
  const charge = await charged();
  await on.sandbox.control.dispute(charge.id, 'duplicate');
  await expect(on.sandbox.control.dispute(charge.id)).rejects.toThrow('disputed already');
  const refunded = await charged();
  await on.stripe.refunds.create({ charge: refunded.id });
  await expect(on.sandbox.control.dispute(refunded.id)).rejects.toThrow('holds no money');
});

test('the bank can warn of fraud without taking the money', async () => {
  const charge = await charged('4000000000005423');
  await on.sandbox.control.idle();
  expect(on.mail.types).toContain('radar.early_fraud_warning.created');
  const [warning] = (await on.stripe.radar.earlyFraudWarnings.list({ charge: charge.id })).data;
  expect(warning).toMatchObject({ charge: charge.id, actionable: true });
  expect(await on.stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: false });
});

test('money that settled in SGD goes and comes back in SGD', async () => {
  await on.sandbox.control.settlement('sgd');
  const { dispute } = await disputed();
  expect(dispute).toMatchObject({
    currency: 'idr',
    balance_transactions: [{ currency: 'sgd', amount: -1086, fee: 1500 }],
  });
  await on.sandbox.control.settlement('idr');
  expect(await on.sandbox.control.decide(dispute.id, true)).toMatchObject({
    balance_transactions: [{ amount: -1086 }, { currency: 'sgd', amount: 1086, exchange_rate: 0.0000781 }],
  });
});

test('what is to come survives a restart: the dispute of a card, and the word of the bank', async () => {
  const session = await on.order();
  await on.sandbox.control.pay(session.id, '4000000000000259');
  await on.restart();
  await on.sandbox.control.idle();
  const [dispute] = (await on.stripe.disputes.list()).data;
  await on.stripe.disputes.update(String(dispute?.id), { evidence: { uncategorized_text: 'winning_evidence' } });
  await on.restart();
  await on.sandbox.control.idle();
  expect(await on.stripe.disputes.retrieve(String(dispute?.id))).toMatchObject({ status: 'won' });
});
