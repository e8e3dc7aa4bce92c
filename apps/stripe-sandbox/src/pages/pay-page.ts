import type Stripe from 'stripe';
import { money } from '../stripe/rupiah.js';
import { TEST_CARDS } from '../stripe/test-cards.js';
import type { Typed, Wrong } from './card-form.js';
import { type Html, html } from './html.js';
import type { Words } from './words.js';

export interface PayPage {
  readonly session: Stripe.Checkout.Session;
  readonly lines: readonly Stripe.LineItem[];
  readonly words: Words;
  readonly typed: Typed;
  readonly wrong: Wrong;
  /** What the bank said to the last try. */
  readonly refusal?: string | undefined;
}

const inFours = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Who is paid: the name the shop gave, else the host it leads back to. */
const seller = (session: Stripe.Checkout.Session): string =>
  session.branding_settings?.display_name ?? new URL(session.success_url ?? 'http://toko').hostname;

interface Field {
  name: keyof Typed;
  label: string;
  autocomplete: string;
  placeholder?: string;
  hint?: string;
  mode?: 'numeric' | 'email';
}

function field(
  { typed, wrong }: PayPage,
  { name, label, autocomplete, placeholder, hint, mode = 'numeric' }: Field,
): Html {
  const trouble = wrong[name];
  const notes = [trouble && `${name}-wrong`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${typed[name]}"
      autocomplete="${autocomplete}"
      inputmode="${mode}"
      placeholder="${placeholder}"
      maxlength="80"
      ${notes && html` aria-describedby="${notes}"`}${trouble && html` aria-invalid="true"`}${name !== 'email' && html` aria-required="true"`}
    />
    ${hint && html`<p class="quiet" id="${name}-hint">${hint}</p>`}
    ${trouble && html`<p class="wrong" id="${name}-wrong">${trouble}</p>`}
  </div>`;
}

const lineRow = (line: Stripe.LineItem): Html =>
  html`<li>
    <span
      >${line.description}${(line.quantity ?? 1) > 1 && html` <span class="quiet">&times;&nbsp;${line.quantity}</span>`}</span
    >
    <span class="price">${money(line.amount_total, line.currency)}</span>
  </li>`;

const testCards = (words: Words): Html =>
  html`<details>
    <summary>${words.tests}</summary>
    <p class="quiet">${words.testsHint}</p>
    <ul class="cards">
      ${TEST_CARDS.map((card) => html`<li><a href="?card=${card.number}#number">${inFours(card.number)}</a><span>${words.outcome[card.number]}</span></li>`)}
    </ul>
    <form method="post"><button class="second" name="method" value="delayed">${words.otherWay}</button></form>
    <p></p>
  </details>`;

/** The form of an open session. */
export function payForm(page: PayPage): Html {
  const { session, lines, words, wrong, refusal } = page;
  const total = money(session.amount_total ?? 0, session.currency ?? 'idr');
  const problems = [refusal, ...Object.values(wrong)].filter((text) => text !== undefined);
  return html`<h1>${words.total(seller(session))}</h1>
    <p class="total">${total}</p>
    <ul class="lines" aria-label="${words.items}">
      ${lines.map(lineRow)}
    </ul>
    ${problems.length > 0 && html`<div class="alert" role="alert">${problems.map((text) => html`<div>${text}</div>`)}</div>`}
    <form method="post" novalidate>
      <h2>${words.card}</h2>
      ${!session.customer_email && field(page, { name: 'email', label: words.email, autocomplete: 'email', mode: 'email' })}
      ${field(page, { name: 'number', label: words.number, autocomplete: 'cc-number', placeholder: '4242 4242 4242 4242' })}
      <div class="pair">
        ${field(page, { name: 'expiry', label: words.expiry, autocomplete: 'cc-exp', placeholder: '12/34' })}
        ${field(page, { name: 'cvc', label: words.cvc, autocomplete: 'cc-csc', placeholder: '123', hint: words.cvcHint })}
      </div>
      <button>${words.pay} ${total}</button>
    </form>
    ${session.cancel_url && html`<a class="back" href="${session.cancel_url}">${words.cancel}</a>`} ${testCards(words)}
    <p class="quiet">${words.secure}</p>`;
}
