import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const FOLDER = resolve(import.meta.dirname, '../../../../dist/screens');
const WIDTHS = [360, 768, 1280] as const;

/** Everything that WCAG 2.2 AA lets a machine find, and the good practice of axe. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
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

/**
 * Looks at a screen as it stands: a picture at 360, 768 and 1280 px in dist/screens, nothing wider than the window, and
 * nothing that axe objects to. The page keeps its state and gets its own width back.
 * `axe: false` for a browser without scripts: axe is one.
 */
export async function look(page: Page, name: string, { axe = true } = {}): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const own = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, fullPage: true, animations: 'disabled' });
    await expectNoSideways(page, `${name} at ${width} px`);
  }
  if (own) await page.setViewportSize(own);
  if (axe) await expectAccessible(page, name);
}
