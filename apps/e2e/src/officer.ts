import type { Locator, Page } from 'playwright-core';
import { signIn } from './merchant.ts';

/** The code that the demo's authenticator shows now; the page of demo sign-ins has it, the same for every officer. */
async function codeNow(page: Page): Promise<string> {
  const shown = await page.request.get('/_demo');
  return /<td>(\d{6})/.exec(await shown.text())![1]!;
}

/** Password, then the second factor. A code opens the door once: who has just used it waits for the next one. */
export async function signInAsOfficer(page: Page, login: string): Promise<void> {
  await signIn(page, login, '/kabupaten');
  const field = page.getByLabel('Kode verifikasi');
  const refused = page.getByRole('alert');
  await field.waitFor();
  for (let used = ''; await field.isVisible();) {
    const code = await codeNow(page);
    if (code === used) {
      await page.waitForTimeout(1_000);
      continue;
    }
    used = code;
    await field.fill(code);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByRole('main').and(page.locator('#isi')).or(refused).first().waitFor();
  }
}

/** Opens a case from the queue; it is held for this officer while it is open. */
export async function openCase(page: Page, shop: string): Promise<void> {
  await page.goto('/kabupaten/verifikasi');
  await page.getByRole('link', { name: shop }).click();
  await page.getByRole('heading', { name: shop, level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Setujui', exact: true }).waitFor();
}

/** One line of the list, taken in hand. */
async function inHand(page: Page, label: string): Promise<Locator> {
  const head = page.getByRole('button', { name: label }).filter({ hasNot: page.getByRole('img') });
  const line = page.locator('ol').getByRole('listitem').filter({ has: head });
  const opener = line.getByRole('button', { name: label });
  if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
  return line;
}

/** A line of the checklist is as it should be. */
export async function agree(page: Page, label: string): Promise<void> {
  const line = await inHand(page, label);
  await line.getByRole('button', { name: 'Sesuai' }).click();
  await line
    .getByRole('button', { name: `${label}` })
    .getByText('Sesuai', { exact: true })
    .waitFor();
}

/** A line goes back to the applicant, with the first of the ready-made reasons. @returns the reason. */
export async function sendBack(page: Page, label: string): Promise<string> {
  const line = await inHand(page, label);
  await line.getByRole('button', { name: 'Perlu perbaikan' }).click();
  await line.getByRole('radio').first().check({ force: true });
  const reason = await line.getByLabel('Yang dibaca pemohon').inputValue();
  await line.getByRole('button', { name: 'Simpan alasan' }).click();
  await line.getByText('Perbaiki', { exact: true }).waitFor();
  return reason;
}

/** A decision, and the word after it. */
export async function decide(page: Page, button: string, yes: string, then: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: yes }).click();
  await page.getByText(then).first().waitFor();
}

/** Puts a product that waits on sale. */
export async function publish(page: Page, product: string): Promise<void> {
  await page.goto('/kabupaten/moderasi');
  await page.getByRole('link', { name: product }).click();
  await page.getByRole('heading', { name: product, level: 2 }).waitFor();
  await page.getByRole('button', { name: 'Tayangkan', exact: true }).click();
  await page.getByText(`${product} tayang.`).waitFor();
}

/** A day and an hour on the regency's clock, as a field takes it. */
const moment = (at: Date): string =>
  at.toLocaleString('sv-SE', { timeZone: 'Asia/Makassar' }).slice(0, 16).replace(' ', 'T');

const save = async (page: Page, then: string): Promise<void> => {
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText(then).waitFor();
};

export interface Story {
  readonly shop: string;
  readonly headline: string;
  readonly story: string;
  readonly reason: string;
}

const TURN_MS = 30 * 60_000;

/** Ends the turn of the shop that is featured now, if there is one, and begins that of another, short enough to meet no planned one. */
export async function feature(page: Page, { shop, headline, story, reason }: Story): Promise<void> {
  const begun = new Date();
  const now = moment(begun);
  await page.goto('/kabupaten/kurasi/toko-pilihan');
  const current = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sekarang' }) });
  await current.waitFor();
  if (await current.getByRole('link').count()) {
    await current.getByRole('link').click();
    await page.getByLabel('Selesai').fill(now);
    await save(page, 'Tersimpan.');
  }
  await page.goto('/kabupaten/kurasi/toko-pilihan/baru');
  await page.getByLabel('Cari toko').fill(shop);
  await page.getByRole('button', { name: `Pilih ${shop}` }).click();
  await page.getByLabel('Judul cerita', { exact: true }).fill(headline);
  await page.getByLabel('Cerita', { exact: true }).fill(story);
  await page.getByLabel('Mengapa toko ini?', { exact: true }).fill(reason);
  await page.getByLabel('Mulai').fill(now);
  await page.getByLabel('Selesai').fill(moment(new Date(begun.getTime() + TURN_MS)));
  await save(page, 'Tersimpan.');
}

/** Adds a product to a collection that exists. */
export async function collect(page: Page, collection: string, product: string): Promise<void> {
  await page.goto('/kabupaten/kurasi');
  await page.getByRole('link', { name: collection }).click();
  await page.getByLabel('Tambah produk').fill(product);
  await page.getByRole('button', { name: `Tambah ${product}` }).click();
  await save(page, 'Tersimpan.');
}
