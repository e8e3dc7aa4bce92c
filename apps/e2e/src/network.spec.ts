import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSWORD, signIn } from './merchant.ts';
import { addToBasket, codeIn, fillCheckout, SALT } from './resident.ts';
import { expectQuiet, launch, person } from './testing/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

let nth = Date.now() % 1_000_000;

/** Somebody new with an account, in front of a checkout in cash that wants nothing but one tap. */
async function readyToOrder(): Promise<{ context: BrowserContext; page: Page }> {
  const somebody = await person(browser);
  const { page } = somebody;
  const phone = `0813-${String(++nth)
    .padStart(6, '0')
    .replace(/(\d{4})/, '$1-')}55`;
  await page.goto('/daftar');
  await page.getByLabel('Nama lengkap').fill('Komang Uji Sinyal');
  await page.getByLabel('Nomor HP').fill(phone);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Daftar', exact: true }).click();
  await page.waitForURL(/\/akun/);
  await addToBasket(page, SALT);
  await fillCheckout(page, { name: 'Komang Uji Sinyal', phone }, { desa: 'Les', script: true });
  await page.locator('input[name=cara][value=cod]').check({ force: true });
  return somebody;
}

const orderButton = (page: Page) => page.getByRole('button', { name: 'Pesan sekarang' });

/** The only purchase of whoever is signed in. */
async function expectOnlyOrder(page: Page, code: string): Promise<void> {
  await page.goto('/pesanan');
  expect(await page.getByText(/BLL-\d{6}-\d{4}/).allTextContents()).toEqual([expect.stringContaining(code)]);
}

test('two taps make one order', async () => {
  const { context, page } = await readyToOrder();
  await orderButton(page).dblclick();
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  await expectOnlyOrder(page, codeIn(page));
  expectQuiet(context);
  await context.close();
});

test('the answer is lost on its way: trying again leads to the order that was made', async () => {
  const { context, page } = await readyToOrder();
  let lost = 0;
  await page.route('**/bayar', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost++;
    const answer = await route.fetch({ maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    return route.abort('connectionreset');
  });
  await orderButton(page).click();
  await page.waitForURL('chrome-error://**');
  await page.reload();
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  await expectOnlyOrder(page, codeIn(page));
  expectQuiet(context);
  await context.close();
});

test('without signal at the moment of ordering nothing is ordered; with signal again, one order', async () => {
  const { context, page } = await readyToOrder();
  await context.setOffline(true);
  await orderButton(page).click();
  await page.waitForURL('chrome-error://**');
  await context.setOffline(false);
  await page.reload();
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  await expectOnlyOrder(page, codeIn(page));
  expectQuiet(context);
  await context.close();
});

test('whoever goes back after ordering orders nothing twice', async () => {
  const { context, page } = await readyToOrder();
  await orderButton(page).click();
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  const code = codeIn(page);
  await page.goBack();
  await page.getByText('Tidak ada yang perlu dibayar').or(orderButton(page)).first().waitFor();
  if (await orderButton(page).isVisible()) {
    await orderButton(page).click();
    await page.waitForURL(/\/pesanan\/[A-Z]/);
    expect(codeIn(page)).toBe(code);
  }
  await expectOnlyOrder(page, code);
  expectQuiet(context);
  await context.close();
});

/** Everything of a product but a photograph. */
async function typeProduct(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nama produk', { exact: true }).fill(name);
  await page.getByLabel('Kategori').selectOption({ label: 'Garam' });
  await page.getByLabel('Harga', { exact: true }).fill('12.500');
  await page.getByLabel('Satuan').fill('bungkus');
  await page.getByLabel('Berat kirim').fill('120');
  await page.getByRole('radio', { name: 'Dalam proses' }).check({ force: true });
  await page.getByText(/^Draf tersimpan/).waitFor();
}

const KEPT = `new Promise((done) => {
  const opening = indexedDB.open('lapakku');
  opening.onsuccess = () => {
    const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
    reading.onsuccess = () => done(JSON.stringify(reading.result));
  };
})`;

/** A moment after the last key the device has it; a page that is left sooner than that is left to the browser. */
async function untilKept(page: Page, text: string): Promise<void> {
  while (!(await page.evaluate<string>(KEPT)).includes(text)) await page.waitForTimeout(50);
}

test('a session that is over says so in the console of a shop, and nothing that was typed is lost', async () => {
  const { context, page } = await person(browser);
  const shop = `${SALT.shop}@demo.lapak.test`;
  const name = page.getByLabel('Nama produk', { exact: true });
  const stock = page.getByLabel('Stok', { exact: true });
  await signIn(page, shop);
  await page.goto('/lapakku/produk/baru');
  await typeProduct(page, 'Garam Belum Tersimpan 100 g');

  await context.clearCookies();
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await page
    .getByRole('alert')
    .getByText(/jumlah stok/)
    .waitFor(); // it was not even asked for yet
  await stock.fill('3');
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await page.getByRole('alert').getByText('Sesi Anda sudah berakhir').waitFor();
  await untilKept(page, '"stock":"3"');
  await signIn(page, shop, '/lapakku/produk/baru');
  await page.getByText('Isian yang belum dikirim').waitFor();
  expect([await name.inputValue(), await stock.inputValue()]).toEqual(['Garam Belum Tersimpan 100 g', '3']);

  await context.clearCookies();
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await page.getByRole('alert').getByText('Sesi Anda sudah berakhir').waitFor();
  const tab = await context.newPage();
  await signIn(tab, shop);
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await page.getByText('Draf tersimpan.').waitFor();
  expectQuiet(context);
  await context.close();
});
