import { asLocale, type Locale } from '@lapak/kernel';
import { ButtonLink } from '@lapak/ui';
import { type Page, page, type Visit } from '../../page.js';
import { CategoryChips } from '../../parts.js';
import { words } from '../../words/words.js';

type Status = keyof (typeof words)['id']['problem']['titles'];
const known = (status: number): Status => (status in words.id.problem.titles ? (status as Status) : 500);

/** A page for what went wrong: what happened, what to do now. */
export const problemPage = (visit: Visit, status: number, message?: string): Page => {
  const { t, href, request } = visit;
  const which = known(status);
  const lost = which === 404 || which === 410;
  return page({
    status,
    title: t.problem.titles[which],
    searched: '',
    body: (
      <div className="wrap narrow column">
        <p className="eyebrow">{status}</p>
        <h1>{t.problem.titles[which]}</h1>
        <p className="lead">{message ?? t.problem.texts[which]}</p>
        {lost && (
          <form className="row again" action={href('/cari')}>
            <label className="sr" htmlFor="cari-lagi">
              {t.frame.search}
            </label>
            <input
              className="input"
              id="cari-lagi"
              name="q"
              type="search"
              placeholder={t.frame.searchHint}
              maxLength={100}
            />
            <button className="btn">{t.frame.searchGo}</button>
          </form>
        )}
        {status >= 500 && <p className="meta">{t.problem.quote(request.requestId.slice(-8))}</p>}
        {lost && <CategoryChips visit={visit} label={t.home.categories} wrapping />}
        <p className="row wrapping again">
          {status >= 500 && request.method === 'GET' && (
            <ButtonLink
              href={request.url.pathname === '/' ? href('/') : href(request.url.pathname) + request.url.search}
            >
              {t.say.retry}
            </ButtonLink>
          )}
          <ButtonLink kind="ghost" href={href('/')}>
            {t.problem.toHome}
          </ButtonLink>
        </p>
      </div>
    ),
  });
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The same without data, styles or scripts from elsewhere: for when nothing else can be had. */
export const barePage = (locale: Locale, status: number, requestId: string): string => {
  const t = words[asLocale(locale)].problem;
  const which = known(status);
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${t.titles[which]}</title></head><body style="margin:0;padding:24px;background:#fbf8f2;color:#1d1f33;font:16px/1.55 system-ui,sans-serif"><main style="max-width:36em;margin:8vh auto">` +
    `<p>${status}</p><h1>${t.titles[which]}</h1><p>${t.texts[which]}</p><p>${t.quote(escape(requestId.slice(-8)))}</p><p><a href="${locale === 'en' ? '/en' : '/'}">${t.toHome}</a></p></main></body></html>`
  );
};
