import { ikatSvg, isIkatShape } from '@lapak/ui';
import { documentHtml } from './document.js';
import type { TypedDocumentString } from './gql/graphql.js';
import { PersonalDocument } from './gql/graphql.js';
import {
  type Answer,
  type Elsewhere,
  type Execute,
  type Outcome,
  ownPath,
  type Page,
  type PageRequest,
  type PageResponse,
  type PersonalData,
  Refused,
  statusOfRefusal,
  type Visit,
} from './page.js';
import { regencyOf } from './regency.js';
import { routerOf, tidyPath } from './router.js';
import { barePage, problemPage } from './routes/halaman/problem.js';
import { routes } from './routes/routes.js';
export { speculationRules } from './speculation.js';
import { words } from './words/words.js';

const match = routerOf(routes);
const DYE_OF_THE_HOUSE = 0;

const runner =
  (execute: Execute): Visit['run'] =>
  async <D, V>(document: TypedDocumentString<D, V>, variables: V): Promise<D> => {
    const hash = (document.__meta__ as { hash: string }).hash;
    const answer: Answer = await execute(hash, variables as Record<string, unknown>);
    const error = answer.errors?.[0];
    if (error) throw new Refused(String(error.extensions?.['code'] ?? 'INTERNAL'), error.message);
    return answer.data as D;
  };

const visitOf = async (request: PageRequest, params: Visit['params'], run: Visit['run']): Promise<Visit> => {
  const { locale, url } = request;
  const prefixed = (path: string, to = locale) => (to === 'en' ? (path === '/' ? '/en' : `/en${path}`) : path);
  return {
    request,
    params,
    run,
    locale,
    query: url.searchParams,
    t: words[locale],
    regency: await regencyOf(locale, run),
    href: (path) => prefixed(path),
    absolute: (path, to) => `${url.origin}${prefixed(path, to)}`,
  };
};

/** What a refusal of the API means on a page: sign in first, or a page that says so. */
const outcomeOf = (refused: Refused, visit: Visit): Outcome => {
  if (refused.code === 'UNAUTHENTICATED') {
    const back = visit.request.method === 'GET' ? visit.request.url.pathname + visit.request.url.search : '/akun';
    return {
      kind: 'elsewhere',
      status: 303,
      to: visit.href(`/masuk?kembali=${encodeURIComponent(ownPath(back, '/akun'))}`),
    };
  }
  const status = statusOfRefusal(refused.code);
  return problemPage(visit, status, status === 500 ? undefined : refused.message);
};

const answerTo = async (visit: Visit, path: string, matched: ReturnType<typeof match>): Promise<Outcome> => {
  const { request } = visit;
  try {
    const handler = request.method === 'POST' ? matched?.route.post : matched?.route.get;
    if (!matched || !handler) return problemPage(visit, matched ? 405 : 404);
    const outcome = await (request.method === 'POST'
      ? matched.route.post!(visit, request.form ?? new URLSearchParams())
      : matched.route.get!(visit));
    return outcome ?? problemPage(visit, 404);
  } catch (error) {
    if (error instanceof Refused) return outcomeOf(error, visit);
    throw error;
  }
};

const redirect = (outcome: Elsewhere): PageResponse => ({
  status: outcome.status,
  redirect: outcome.to,
  ...(outcome.headers && { headers: outcome.headers }),
});

/** Whether the page may ask who is there: not for strangers, whose page is everybody's. */
const personalOf = (visit: Visit, content: Page): Promise<PersonalData | null> =>
  visit.request.personal && content.status !== 500
    ? visit.run(PersonalDocument, {}).catch(() => null)
    : Promise.resolve(null);

/** One request, one answer: HTML, a redirect, or JSON for the script. @throws on a fault of ours; then ask `renderFault`. */
export const renderPage = async (request: PageRequest, execute: Execute): Promise<PageResponse> => {
  const run = runner(execute);
  const path = request.url.pathname;
  const tidy = tidyPath(path);
  const matched = match(tidy ?? path);
  const visit = await visitOf(request, matched?.params ?? {}, run);
  if (tidy && request.method === 'GET')
    return redirect({ kind: 'elsewhere', status: 301, to: visit.href(tidy) + request.url.search });
  const outcome = await answerTo(visit, path, matched);
  if (outcome.kind === 'elsewhere') return redirect(outcome);
  if (outcome.kind === 'raw') return outcome.response;
  const personal = await personalOf(visit, outcome);
  return {
    status: outcome.status ?? 200,
    html: documentHtml(visit, outcome, personal),
    ...(outcome.headers && { headers: outcome.headers }),
    public: outcome.public === true && request.method === 'GET' && !request.personal,
  };
};

/** The page for a fault of ours, or for a request turned away at the door: needs nothing from the API. */
export const renderFault = (request: Pick<PageRequest, 'locale' | 'requestId'>, status: number): string =>
  barePage(request.locale, status, request.requestId);

/** The cloth of a seed, or null for a shape there is none of. The house's own marks keep its indigo. */
export const drawIkat = (seed: string, shape: string): string | null =>
  isIkatShape(shape) && seed.length <= 80
    ? ikatSvg(seed, shape, seed === 'lapak' || seed === 'lapak-pita' ? DYE_OF_THE_HOUSE : undefined)
    : null;
