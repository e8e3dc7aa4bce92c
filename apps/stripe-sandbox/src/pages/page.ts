import type { ServerResponse } from 'node:http';
import { Html, html } from './html.js';
import { STYLE, STYLE_HASH } from './style.js';
import { type Language, wordsIn } from './words.js';

interface Page {
  readonly title: string;
  readonly tongue: Language;
  readonly body: Html;
  readonly wide?: boolean;
}

/** Apart from the page's text, which a formatter may indent: the policy allows exactly this style and no other. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

const layout = ({ title, tongue, body, wide }: Page): string =>
  '<!doctype html>' +
  html`<html lang="${tongue}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="no-referrer" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      ${STYLE_ELEMENT}
    </head>
    <body>
      <header class="mode">${wordsIn(tongue).mode}</header>
      <main class="${wide ? 'wide' : ''}">${body}</main>
    </body>
  </html>`.text;

/** @param leadsTo addresses a form's answer may redirect to (browsers hold redirects of forms against the policy) */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: Page,
  leadsTo: readonly (string | null | undefined)[] = [],
): void {
  const origins = leadsTo.filter((url) => url && URL.canParse(url)).map((url) => new URL(String(url)).origin);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      `default-src 'none'`,
      `style-src ${STYLE_HASH}`,
      `img-src data:`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
      `form-action 'self' ${origins.join(' ')}`.trim(),
    ].join('; '),
  });
  response.end(layout(page));
}

/** Leads the browser on, after a form too. */
export function redirect(response: ServerResponse, address: string): void {
  response.writeHead(303, { location: address, 'cache-control': 'no-store' });
  response.end();
}

/** A page with one message and one way on. */
export const message = (title: string, text: string, way?: { href: string; text: string }): Html =>
  html`<h1 class="big">${title}</h1>
    <p>${text}</p>
    ${way && html`<a class="button" href="${way.href}">${way.text}</a>`}`;
