import { readBody } from '../http/body.js';
import { missingObject } from '../http/refusal.js';
import { type Entered, finishOnboarding, isGood, waysBack } from '../stripe/account-links.js';
import { type Html, html } from './html.js';
import { redirect, sendPage } from './page.js';
import type { Visit } from './pay-door.js';
import { language, type Words, wordsIn } from './words.js';

const VERDICTS = ['active', 'pending', 'rejected'] as const;

interface Typed {
  readonly name: string;
  readonly bank: string;
  readonly verdict: string;
}
type Wrong = Partial<Record<'name' | 'bank', string>>;

const wrongIn = ({ name, bank }: Typed, words: Words): Wrong => ({
  ...(name.trim() === '' && { name: words.onboard.wrongName }),
  ...(!/^\d{6,20}$/.test(bank.replace(/[\s-]/g, '')) && { bank: words.onboard.wrongBank }),
});

const field = (name: 'name' | 'bank', label: string, { typed, wrong }: { typed: Typed; wrong: Wrong }): Html =>
  html`<div>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${typed[name]}"
      maxlength="100"
      aria-required="true"
      ${name === 'bank' && html` inputmode="numeric" placeholder="1234567890"`}${wrong[name] && html` aria-invalid="true" aria-describedby="${name}-wrong"`}
    />
    ${wrong[name] && html`<p class="wrong" id="${name}-wrong">${wrong[name]}</p>`}
  </div>`;

const form = (words: Words, shown: { typed: Typed; wrong: Wrong }): Html => {
  const { onboard } = words;
  const problems = Object.values(shown.wrong);
  return html`<h1 class="big">${onboard.title}</h1>
    <p>${onboard.text}</p>
    ${problems.length > 0 && html`<div class="alert" role="alert">${problems.map((text) => html`<div>${text}</div>`)}</div>`}
    <form method="post" novalidate>
      ${field('name', onboard.name, shown)}${field('bank', onboard.bank, shown)}
      <div>
        <label for="verdict">${onboard.verdict}</label>
        <select id="verdict" name="verdict">
          ${VERDICTS.map((one) => html`<option value="${one}" ${one === shown.typed.verdict && html` selected`}>${onboard.verdicts[one]}</option>`)}
        </select>
      </div>
      <button>${onboard.submit}</button>
      <button class="second" name="later" value="yes">${onboard.later}</button>
    </form>`;
};

async function read({ request }: Visit): Promise<Typed & { later: boolean }> {
  const sent = new URLSearchParams(await readBody(request));
  const said = (name: string): string => sent.get(name) ?? '';
  return { name: said('name'), bank: said('bank'), verdict: said('verdict'), later: sent.has('later') };
}

const verdictOf = ({ verdict, later }: { verdict: string; later: boolean }): Entered['verdict'] =>
  later ? 'later' : (VERDICTS.find((one) => one === verdict) ?? 'active');

/** /onboard/{account}: the hosted page where a merchant enters who it is and where its money goes. */
export async function serveOnboarding(visit: Visit, accountId: string): Promise<void> {
  const { database, request, response, url, publicUrl } = visit;
  const linkId = url.searchParams.get('link') ?? '';
  const found = await database.work(async (work) => {
    const kept = await work.objects.find('v2.core.account_link', linkId);
    return kept?.parent === accountId
      ? { link: kept.body, good: isGood(work, kept), used: kept.hidden.used }
      : undefined;
  });
  if (!found) throw missingObject('account link', linkId);
  const { refresh, back } = waysBack(found.link);
  const tongue = language(undefined, request.headers['accept-language']);
  const words = wordsIn(tongue);
  const show = (typed: Typed, wrong: Wrong): void =>
    sendPage(response, 200, { title: words.onboard.title, tongue, body: form(words, { typed, wrong }) }, [
      back,
      publicUrl,
    ]);
  if (request.method !== 'POST')
    return found.good ? show({ name: '', bank: '', verdict: 'active' }, {}) : redirect(response, refresh);
  const typed = await read(visit);
  const wrong = typed.later ? {} : wrongIn(typed, words);
  if (Object.keys(wrong).length > 0) return show(typed, wrong);
  const entered = { name: typed.name.trim(), bank: typed.bank.replace(/[\s-]/g, ''), verdict: verdictOf(typed) };
  if (!found.used) await database.work((work) => finishOnboarding(work, linkId, entered));
  redirect(response, back);
}
