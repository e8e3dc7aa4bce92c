import { email, group, integer, list, metadata, oneOf, required, text, webAddress } from '../http/shape.js';

const productData = {
  name: required(text(250)),
  description: text(),
  images: list(webAddress(), 8),
  metadata: metadata(),
  unit_label: text(12),
};

const priceData = {
  currency: required(text(3)),
  product_data: required(group(productData)),
  unit_amount: required(integer(0)),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
};

const lineItem = {
  price_data: required(group(priceData)),
  quantity: required(integer(1, 999_999)),
  metadata: metadata(),
};

const intentData = {
  description: text(1000),
  metadata: metadata(),
  receipt_email: email(),
  transfer_group: text(),
  capture_method: oneOf('automatic_async', 'manual'),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
};

const branding = { display_name: text(100) };

/** The Checkout parameters the sandbox plays. */
export const SESSION_FIELDS = {
  mode: required(oneOf('payment')),
  line_items: required(list(required(group(lineItem)))),
  success_url: required(webAddress()),
  cancel_url: webAddress(),
  client_reference_id: text(200),
  customer_email: email(),
  expires_at: integer(0),
  metadata: metadata(),
  locale: text(10),
  payment_intent_data: group(intentData),
  ui_mode: oneOf('hosted_page'),
  submit_type: oneOf('auto', 'book', 'donate', 'pay'),
  allowed_payment_method_types: list(oneOf('card')),
  currency: text(3),
  branding_settings: group(branding),
  origin_context: oneOf('mobile_app', 'web'),
  customer_creation: oneOf('if_required'),
  billing_address_collection: oneOf('auto'),
  integration_identifier: text(200),
};
