/** What a card does when it is charged, and what happens to its money later. */
export interface TestCard {
  readonly number: string;
  readonly brand: string;
  readonly outcome: 'ok' | 'decline' | '3ds' | 'delayed';
  readonly code?: string;
  readonly declineCode?: string;
  readonly message?: string;
  readonly refunds?: 'pending' | 'fail';
  /** What its owner tells the bank a moment later. */
  readonly disputes?: 'fraudulent' | 'product_not_received' | 'warning';
  /** Its money is there at once rather than in two days. */
  readonly available?: 'at once';
  /** The id that stands for it in `payment_method`. */
  readonly method: string;
}

const visa = (number: string, method: string, over: Partial<TestCard> = {}): TestCard => ({
  number,
  method,
  brand: 'visa',
  outcome: 'ok',
  ...over,
});

const decline = (code: string, message: string, declineCode?: string): Partial<TestCard> => ({
  outcome: 'decline',
  code,
  message,
  ...(declineCode && { declineCode }),
});

export const TEST_CARDS: readonly TestCard[] = [
  visa('4242424242424242', 'pm_card_visa'),
  { ...visa('5555555555554444', 'pm_card_mastercard'), brand: 'mastercard' },
  visa('4000002500003155', 'pm_card_authenticationRequired', { outcome: '3ds' }),
  visa(
    '4000000000000002',
    'pm_card_chargeDeclined',
    decline('card_declined', 'Your card was declined.', 'generic_decline'),
  ),
  visa(
    '4000000000009995',
    'pm_card_chargeDeclinedInsufficientFunds',
    decline('card_declined', 'Your card has insufficient funds.', 'insufficient_funds'),
  ),
  visa('4000000000000069', 'pm_card_chargeDeclinedExpiredCard', decline('expired_card', 'Your card has expired.')),
  visa('4000000000007726', 'pm_card_pendingRefund', { refunds: 'pending' }),
  visa('4000000000005126', 'pm_card_refundFail', { refunds: 'fail' }),
  visa('4000000000000259', 'pm_card_createDispute', { disputes: 'fraudulent' }),
  visa('4000000000002685', 'pm_card_createDisputeProductNotReceived', { disputes: 'product_not_received' }),
  visa('4000000000005423', 'pm_card_createEarlyFraudWarning', { disputes: 'warning' }),
  visa('4000000000000077', 'pm_card_bypassPending', { available: 'at once' }),
];

/** Not a card: a bank transfer whose money comes later, or never. */
export const DELAYED: TestCard = { number: '', method: 'pm_delayed_transfer', brand: 'bank', outcome: 'delayed' };

/** @param word a card number, spaces allowed, or the `pm_` id of a test card */
export function testCard(word: string): TestCard | undefined {
  if (word === 'delayed' || word === DELAYED.method) return DELAYED;
  const digits = word.replace(/[\s-]/g, '');
  return TEST_CARDS.find((card) => card.number === digits || card.method === word);
}
