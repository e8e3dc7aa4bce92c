import type { Id } from '@lapak/kernel';
import { GATEWAYS, type Gateways, RefreshPayment, StartPayment } from '@lapak/payments-server';
import { CONFIG, type Config, statement, systemClock } from '@lapak/platform';
import { DataSource } from 'typeorm';
import { must, type Teller, the } from './teller.js';

/** Where the Stripe sandbox listens. */
export type Sandbox = string;

const refOf = statement<{ ref: string }>(
  'seed_payment_ref',
  `select provider_ref as ref from payment where purchase_id = $1`,
);

/** The sandbox that this demo runs with; null with keys of the real Stripe. */
export const sandboxOf = ({ app }: Teller): Sandbox | null => {
  const { stripe } = app.get<Config>(CONFIG, { strict: false });
  return stripe?.secretKey.includes('_sandbox_') ? `${stripe.protocol}://${stripe.host}:${stripe.port}` : null;
};

const PAGE_MS = 31 * 60_000;

/** The story lies in the past, the provider's pages in the present: they stay open for half an hour from now. */
const inThePresent = ({ stripe }: Gateways): { restore(): void } => {
  const start = stripe!.start.bind(stripe);
  stripe!.start = (call) => start({ ...call, closesAt: new Date(systemClock.now().getTime() + PAGE_MS) });
  return { restore: () => void (stripe!.start = start) };
};

/** The buyer opens the payment page, pays with a card that works, and comes back: the provider is asked, nothing is assumed. */
export const payCard = async (teller: Teller, sandbox: Sandbox, purchaseId: Id<'Purchase'>): Promise<void> => {
  const pages = inThePresent(teller.app.get<Gateways>(GATEWAYS, { strict: false }));
  must('payment page', await the(teller, StartPayment).run(purchaseId));
  pages.restore();
  const { ref } = (await refOf.row(the(teller, DataSource), [purchaseId]))!;
  const paid = await fetch(`${sandbox}/_sandbox/api/sessions/${ref}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ card: '4242424242424242' }),
  });
  if (!paid.ok) throw new Error(`the sandbox answers ${paid.status} to a payment`);
  await the(teller, RefreshPayment).run(purchaseId);
};
