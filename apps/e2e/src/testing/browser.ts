import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Access } from './product.ts';

// A journey is many pages on two cores.
jest.setTimeout(240_000);

/** No sandbox of its own and no calls home: it also runs as root and without a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** CHROMIUM_PATH, else the system's, else the one inside the package @sparticuz/chromium. */
async function executable(): Promise<{ path: string; args: string[] }> {
  const own = process.env['CHROMIUM_PATH'];
  if (own && !existsSync(own))
    throw new Error(`CHROMIUM_PATH: there is no ${own}. Example: CHROMIUM_PATH=/usr/bin/chromium`);
  if (own) return { path: own, args: FLAGS };
  if (existsSync('/usr/bin/chromium')) return { path: '/usr/bin/chromium', args: FLAGS };
  const { default: packaged } = await import('@sparticuz/chromium');
  return { path: await packaged.executablePath(), args: [...packaged.args, ...FLAGS] };
}

export const launch = async (): Promise<Browser> => {
  const { path, args } = await executable();
  return chromium.launch({ executablePath: path, args });
};

export const access = (): Access => JSON.parse(process.env['LAPAK_E2E'] ?? '{}') as Access;

export const PHONE = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  locale: 'id-ID',
} as const;
export const DESKTOP = { viewport: { width: 1280, height: 900 }, locale: 'id-ID' } as const;

/** What a page said that it should not: errors of scripts, failed requests, answers of 500. */
const troubles = new WeakMap<BrowserContext, string[]>();

/** One person with a browser of their own. What goes wrong behind the screen is kept for `expectQuiet`. */
export async function person(
  browser: Browser,
  options: BrowserContextOptions = PHONE,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: access().url, timezoneId: 'Asia/Makassar', ...options });
  context.setDefaultTimeout(15_000);
  const said: string[] = [];
  troubles.set(context, said);
  context.on('weberror', (error) => said.push(`script: ${error.error().message}`));
  context.on('response', (response) => response.status() >= 500 && said.push(`${response.status()} ${response.url()}`));
  context.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      /Content Security Policy|Refused to/.test(message.text()) &&
      said.push(message.text()),
  );
  return { context, page: await context.newPage() };
}

/** Fails when a script broke, the server had an error, or the page's own policy refused something. */
export const expectQuiet = (context: BrowserContext): void => expect(troubles.get(context)).toEqual([]);
