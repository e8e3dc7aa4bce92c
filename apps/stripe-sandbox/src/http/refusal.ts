import type Stripe from 'stripe';

type Kind = 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error';

interface Details {
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
}

/** An answer Stripe would give instead of an object: an HTTP status and a body `{ error: { type, message, code?, param? } }`. */
export class Refusal extends Error {
  /** A declined card is refused and still remembered; every other refusal leaves nothing behind. */
  readonly keepsEffect: boolean = false;

  constructor(
    readonly status: number,
    readonly kind: Kind,
    message: string,
    readonly details: Details = {},
  ) {
    super(message);
  }

  body(): { error: Record<string, unknown> } {
    const { code } = this.details;
    const docs = code && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` };
    return { error: { ...this.details, ...docs, message: this.message, type: this.kind } };
  }
}

export const invalid = (message: string, details: Details = {}): Refusal =>
  new Refusal(400, 'invalid_request_error', message, details);

export const missingObject = (word: string, id: string, param = 'id'): Refusal =>
  new Refusal(404, 'invalid_request_error', `No such ${word}: '${id}'`, { code: 'resource_missing', param });
