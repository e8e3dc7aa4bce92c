import type { IncomingMessage, ServerResponse } from 'node:http';
import type Stripe from 'stripe';
import { readBody } from '../http/body.js';
import { missingObject } from '../http/refusal.js';
import type { Database } from '../store/database.js';
import { answerAuthentication, paySession } from '../stripe/pay-session.js';
import { money } from '../stripe/rupiah.js';
import { DELAYED, type TestCard, testCard } from '../stripe/test-cards.js';
import { readCardForm, shownAgain, type Typed, type Wrong } from './card-form.js';
import { html } from './html.js';
import { message, redirect, sendPage } from './page.js';
import { payForm } from './pay-page.js';
import { type Language, language, type Words, wordsIn } from './words.js';

type Session = Stripe.Checkout.Session;

export interface Visit {
  readonly database: Database;
  /** Where the sandbox is seen from; forms may lead to another name of the same machine. */
  readonly publicUrl: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

const EMPTY: Typed = { number: '', expiry: '', cvc: '', email: '' };

const successAddress = (session: Session): string =>
  (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);

function refusalText(words: Words, error: Stripe.PaymentIntent.LastPaymentError | null): string | undefined {
  if (!error) return undefined;
  return words.refused[error.decline_code ?? ''] ?? words.refused[error.code ?? ''] ?? words.refused['other'];
}

const read = (database: Database, id: string) =>
  database.work(async (work) => {
    const session = (await work.objects.find('checkout.session', id))?.body;
    if (!session) return undefined;
    const intentId = session.payment_intent;
    const intent =
      typeof intentId === 'string' ? (await work.objects.find('payment_intent', intentId))?.body : undefined;
    const lines = await work.objects.list('item', { limit: 100 }, {}, id, true);
    const open = session.status === 'open' && session.expires_at > work.seconds;
    return { session, lines, open, intent, now: work.around.now };
  });

type Found = NonNullable<Awaited<ReturnType<typeof read>>>;

function showClosed({ response }: Visit, { session }: Found, words: Words, tongue: Language): void {
  const paid = session.status === 'complete';
  const title = paid ? words.paidTitle : words.expiredTitle;
  const text = !paid ? words.expiredText : session.payment_status === 'paid' ? words.paidText : words.waitingText;
  const href = paid ? successAddress(session) : session.cancel_url;
  sendPage(response, paid ? 200 : 410, {
    title,
    tongue,
    body: message(title, text, href ? { href, text: words.toShop } : undefined),
  });
}

function showForm(
  { response, publicUrl }: Visit,
  found: Found,
  words: Words,
  tongue: Language,
  shown: { typed?: Typed; wrong?: Wrong; refusal?: string | undefined },
): void {
  const { session, lines } = found;
  const { typed = EMPTY, wrong = {}, refusal } = shown;
  const title = `${words.pay} ${money(session.amount_total ?? 0, session.currency ?? 'idr')}`;
  const body = payForm({ session, lines, words, typed: shownAgain(typed), wrong, refusal });
  sendPage(response, 200, { title, tongue, body }, [session.success_url, publicUrl]);
}

async function pay(visit: Visit, found: Found, words: Words, tongue: Language): Promise<void> {
  const form = new URLSearchParams(await readBody(visit.request));
  const typed = Object.fromEntries(Object.keys(EMPTY).map((name) => [name, form.get(name) ?? ''])) as unknown as Typed;
  const read: { card: TestCard } | { wrong: Wrong } =
    form.get('method') === 'delayed' ? { card: DELAYED } : readCardForm(typed, words, new Date());
  if ('wrong' in read) return showForm(visit, found, words, tongue, { typed, wrong: read.wrong });
  const paid = await visit.database.work((work) =>
    paySession(work, found.session.id, read.card, typed.email.trim() || undefined),
  );
  if (paid.kind === 'complete') return redirect(visit.response, successAddress(paid.session));
  if (paid.kind === 'authenticate') return redirect(visit.response, paid.url);
  if (paid.kind === 'expired') return showClosed(visit, { ...found, session: paid.session }, words, tongue);
  return showForm(visit, found, words, tongue, { typed, refusal: refusalText(words, paid.error) });
}

/** /c/pay/{session}: the hosted payment page. */
export async function servePayPage(visit: Visit, sessionId: string): Promise<void> {
  const found = await read(visit.database, sessionId);
  const tongue = language(found?.session.locale, visit.request.headers['accept-language']);
  const words = wordsIn(tongue);
  if (!found)
    return sendPage(visit.response, 404, {
      title: words.missingTitle,
      tongue,
      body: message(words.missingTitle, words.missingText),
    });
  const posted = visit.request.method === 'POST';
  if (posted && found.session.status === 'complete') return redirect(visit.response, successAddress(found.session));
  if (!found.open) return showClosed(visit, found, words, tongue);
  if (posted) return pay(visit, found, words, tongue);
  const chosen = testCard(visit.url.searchParams.get('card') ?? '');
  const typed = chosen ? { ...EMPTY, number: chosen.number, expiry: '12/34', cvc: '123' } : EMPTY;
  const failed = found.intent?.status === 'requires_payment_method' && visit.url.searchParams.has('failed');
  return showForm(visit, found, words, tongue, {
    typed,
    refusal: failed ? refusalText(words, found.intent?.last_payment_error ?? null) : undefined,
  });
}

/** Where the bank's page leads: on to the shop when all is well, back to the payment page when not. */
async function afterBank(visit: Visit, intentId: string, approved: boolean): Promise<void> {
  const { intent, session } = await visit.database.work((work) => answerAuthentication(work, intentId, approved));
  const kept = await visit.database.work((work) => work.objects.find('payment_intent', intentId));
  if (session?.status === 'complete') return redirect(visit.response, successAddress(session));
  const back = kept?.hidden.returnUrl ?? '/';
  const address = new URL(back, 'http://localhost');
  if (session) address.searchParams.set('failed', '1');
  else address.searchParams.set('payment_intent', intent.id);
  return redirect(visit.response, URL.canParse(back) ? address.href : back);
}

/** /3ds/{intent}: the bank asks, with two answers. */
export async function serveBankPage(visit: Visit, intentId: string): Promise<void> {
  const found = await visit.database.work(async (work) => {
    const kept = await work.objects.find('payment_intent', intentId);
    const session = kept?.parent ? (await work.objects.find('checkout.session', kept.parent))?.body : undefined;
    return kept && { intent: kept.body, session, returnUrl: kept.hidden.returnUrl };
  });
  const tongue = language(found?.session?.locale, visit.request.headers['accept-language']);
  const words = wordsIn(tongue);
  if (!found) throw missingObject('payment_intent', intentId, 'intent');
  const waits = found.intent.status === 'requires_action';
  if (visit.request.method === 'POST') {
    const answer = new URLSearchParams(await readBody(visit.request)).get('answer');
    if (!waits || answer === 'yes' || answer === 'no') return afterBank(visit, intentId, answer === 'yes');
  }
  if (!waits) {
    const way = found.returnUrl ? { href: found.returnUrl, text: words.toShop } : undefined;
    return sendPage(visit.response, 200, {
      title: words.bankDoneTitle,
      tongue,
      body: message(words.bankDoneTitle, words.bankDoneText, way),
    });
  }
  const body = html`<h1 class="big">${words.bankTitle}</h1>
    <p>${words.bankText(money(found.intent.amount, found.intent.currency))}</p>
    <form method="post">
      <button name="answer" value="yes">${words.approve}</button
      ><button class="second" name="answer" value="no">${words.reject}</button>
    </form>`;
  sendPage(visit.response, 200, { title: words.bankTitle, tongue, body }, [
    found.session?.success_url,
    found.returnUrl,
    visit.publicUrl,
  ]);
}
