import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const FOLDER = resolve(import.meta.dirname, '../../../../dist/screens');
const WIDTHS = [360, 768, 1280] as const;

/** Everything that WCAG 2.2 AA lets a machine find, and the good practice of axe. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // Legacy mode: no second page for frames of other origins; there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(
    ({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

/** No page is wider than its window: a phone must never scroll sideways. */
async function expectNoSideways(page: Page, name: string): Promise<void> {
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect({ name, over }).toEqual({ name, over: 0 });
}

const WANT_PICTURES = `for (const image of document.querySelectorAll('img[loading=lazy]')) image.loading = 'eager'`;
const PICTURES_MISSING = `[...document.images].filter((i) => !i.complete && i.checkVisibility()).map((i) => i.currentSrc)`;
const PICTURES_BROKEN = `[...document.images].filter((i) => i.complete && i.currentSrc && i.naturalWidth === 0).map((i) => i.currentSrc)`;

/** All pictures of the page, those below the fold too, as somebody sees them who reads to the end. */
async function untilPictured(page: Page, name: string): Promise<void> {
  await page.evaluate(WANT_PICTURES);
  let missing: unknown = [];
  for (let tries = 0; tries < 100; tries++) {
    missing = await page.evaluate(PICTURES_MISSING);
    if ((missing as string[]).length === 0) break;
    await page.waitForTimeout(50);
  }
  expect({ name, missing, broken: await page.evaluate(PICTURES_BROKEN) }).toEqual({ name, missing: [], broken: [] });
}

const FULL_HEIGHT = 'Math.min(12000, document.documentElement.scrollHeight)';

/** Nothing on the screen says that it is still waiting for something. */
const untilCalm = (page: Page): Promise<void> =>
  page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });

/** The window as high as the page, so that what sticks to an edge is where it is at the end of reading. */
async function photograph(page: Page, name: string, width: number): Promise<void> {
  const height = width < 700 ? 740 : 900;
  await page.setViewportSize({ width, height });
  await page.evaluate('scrollTo(0, 0)');
  await untilPictured(page, `${name} at ${width} px`);
  await expectNoSideways(page, `${name} at ${width} px`);
  await page.setViewportSize({ width, height: Math.max(height, await page.evaluate<number>(FULL_HEIGHT)) });
  await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, animations: 'disabled' });
}

/**
 * Looks at a screen as it stands: a picture at 360, 768 and 1280 px in dist/screens, every image there, nothing wider
 * than the window, and nothing that axe objects to. The page keeps its state and gets its own size back.
 * `axe: false` for a browser without scripts: axe is one. LAPAK_LOOK=0 leaves looking out while a journey is written.
 */
export async function look(page: Page, name: string, { axe = true } = {}): Promise<void> {
  if (process.env['LAPAK_LOOK'] === '0') return;
  mkdirSync(FOLDER, { recursive: true });
  const own = page.viewportSize();
  await untilCalm(page);
  for (const width of WIDTHS) await photograph(page, name, width);
  if (own) await page.setViewportSize(own);
  if (axe) await expectAccessible(page, name);
}
