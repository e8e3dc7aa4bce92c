import type { NoticeWords, Told } from './words/words.js';

/** A mail as it reads. `html` is the inside of a page: `htmlPage` makes it whole. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterParts {
  readonly told: Told;
  readonly words: NoticeWords;
  readonly name: string;
  readonly guest: boolean;
  readonly url: string;
  readonly brand: string;
  readonly thanks: string;
  readonly help: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);

// Mail programs read no style sheets; the colours are those of libs/ui/src/tokens.css.
const PAPER =
  'max-width:34rem;margin:0 auto;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d1f33;text-align:left';
const BRAND = 'margin:0 0 16px;padding-bottom:12px;border-bottom:3px solid #b23a2a;font-weight:700;color:#27346b';
const BUTTON =
  'display:inline-block;padding:12px 22px;border-radius:999px;background:#27346b;color:#ffffff;font-weight:600;text-decoration:none';
const SMALL = 'margin:24px 0 0;font-size:14px;color:#5b5a6b';

/** One thing told, as a letter in plain text and as HTML; whatever people typed is escaped. */
export const writeLetter = ({ told, words, name, guest, url, brand, thanks, help }: LetterParts): Letter => {
  const paragraphs = [words.hello(name), told.body, ...(guest ? [words.guest] : [])];
  const foot = words.foot(brand, help);
  const html = [
    `<div style="${PAPER}"><p style="${BRAND}">${escapeHtml(brand)}</p>`,
    `<h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">${escapeHtml(told.title)}</h1>`,
    ...paragraphs.map((line) => `<p style="margin:0 0 12px">${escapeHtml(line)}</p>`),
    `<p style="margin:20px 0"><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(told.action)}</a></p>`,
    `<p style="margin:0">${escapeHtml(thanks)},<br>${escapeHtml(brand)}</p>`,
    `<p style="${SMALL}">${escapeHtml(foot)}</p></div>`,
  ].join('\n');
  const text = [...paragraphs, `${told.action}:\n${url}`, `${thanks},\n${brand}`, `-- \n${foot}`].join('\n\n');
  return { subject: told.title, text, html };
};

export const htmlPage = (locale: string, title: string, body: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escapeHtml(title)}</title></head><body style="margin:0;background:#fbf8f2">${body}</body></html>`;
