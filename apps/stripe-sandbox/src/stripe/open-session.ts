import type Stripe from 'stripe';
import { invalid } from '../http/refusal.js';
import type { Read } from '../http/shape.js';
import { newId } from '../store/new-id.js';
import type { Work } from '../store/work.js';
import { smallestCharge } from './balance.js';
import type { SESSION_FIELDS } from './checkout-parameters.js';
import { money } from './rupiah.js';

type Wish = Read<typeof SESSION_FIELDS>;

/** Cards take 12 digits: Rp9.999.999.999,99. */
const LARGEST = 999_999_999_999;
const SHORTEST = 30 * 60;
const LONGEST = 24 * 60 * 60;
/** A caller's clock may be a little behind ours. */
const SLACK = 5;

function currencyOf(wish: Wish): string {
  const currencies = new Set(wish.line_items.map((line) => line.price_data.currency.toLowerCase()));
  const [currency = 'idr', ...others] = currencies;
  const param = 'line_items[0][price_data][currency]';
  if (others.length > 0) throw invalid('All line items of a Checkout Session must have the same currency.', { param });
  if (currency !== 'idr') throw invalid(`Invalid currency: ${currency}. The sandbox plays idr only.`, { param });
  return currency;
}

function totalOf(wish: Wish, work: Work): number {
  const total = wish.line_items.reduce((sum, line) => sum + line.price_data.unit_amount * line.quantity, 0);
  const smallest = smallestCharge(work.around.settings.settlement);
  if (total < smallest) {
    const message = `The Checkout Session's total amount must be at least ${money(smallest, 'idr')}; it is ${money(total, 'idr')}.`;
    throw invalid(message, { code: 'amount_too_small', param: 'line_items' });
  }
  if (total <= LARGEST) return total;
  throw invalid(`The Checkout Session's total amount due must be no more than ${money(LARGEST, 'idr')}`, {
    code: 'amount_too_large',
    param: 'line_items',
  });
}

function expiryOf(wish: Wish, work: Work): number {
  const at = wish.expires_at ?? work.seconds + LONGEST;
  const left = at - work.seconds;
  if (left >= SHORTEST - SLACK && left <= LONGEST + SLACK) return at;
  const bound = left < SHORTEST ? 'at least 30 minutes' : 'less than 24 hours';
  throw invalid(`The \`expires_at\` timestamp must be ${bound} from Checkout Session creation.`, {
    param: 'expires_at',
  });
}

async function keepLines(work: Work, wish: Wish, sessionId: string, currency: string): Promise<void> {
  for (const { price_data, quantity, metadata } of wish.line_items) {
    const amount = price_data.unit_amount * quantity;
    const product = newId('prod_', 14);
    const price: Stripe.Price = {
      id: newId('price_'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: work.seconds,
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product,
      recurring: null,
      tax_behavior: price_data.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: price_data.unit_amount,
      unit_amount_decimal: null,
    };
    const line: Stripe.LineItem = {
      id: newId('li_'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency,
      description: price_data.product_data.name,
      metadata: metadata ?? {},
      price,
      quantity,
    };
    await work.objects.insert('item', line, { created: work.seconds, parent: sessionId });
  }
}

/** What the sandbox's sessions never have. */
const PLAIN = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: { business_name: null, individual_name: null, shipping_details: null },
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  discounts: [],
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>;

const brandingOf = (name: string): Stripe.Checkout.Session.BrandingSettings => ({
  background_color: '#ffffff',
  border_style: 'rounded',
  button_color: '#27346b',
  display_name: name,
  font_family: 'default',
  icon: null,
  logo: null,
});

function sessionOf(work: Work, wish: Wish, id: string, currency: string, total: number): Stripe.Checkout.Session {
  const name = wish.branding_settings?.display_name;
  return {
    ...PLAIN,
    ...(name && { branding_settings: brandingOf(name) }),
    id,
    object: 'checkout.session',
    allowed_payment_method_types: wish.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    billing_address_collection: wish.billing_address_collection ?? null,
    cancel_url: wish.cancel_url ?? null,
    client_reference_id: wish.client_reference_id ?? null,
    created: work.seconds,
    currency,
    customer_email: wish.customer_email ?? null,
    expires_at: expiryOf(wish, work),
    integration_identifier: wish.integration_identifier ?? null,
    locale: wish.locale ?? null,
    metadata: wish.metadata ?? {},
    mode: 'payment',
    origin_context: wish.origin_context ?? null,
    payment_status: 'unpaid',
    status: 'open',
    submit_type: wish.submit_type ?? null,
    success_url: wish.success_url,
    ui_mode: 'hosted_page',
    url: `${work.around.publicUrl}/c/pay/${id}`,
  };
}

/** POST /v1/checkout/sessions */
export async function openSession(work: Work, wish: Wish): Promise<Stripe.Checkout.Session> {
  const currency = currencyOf(wish);
  const id = newId('cs_test_', 58);
  const session = sessionOf(work, wish, id, currency, totalOf(wish, work));
  const hidden = { intent: wish.payment_intent_data };
  await work.objects.insert('checkout.session', session, { created: work.seconds, hidden });
  await keepLines(work, wish, id, currency);
  await work.later('expire_session', id, new Date(session.expires_at * 1000));
  return session;
}
