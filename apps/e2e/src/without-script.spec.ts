import type { Browser } from 'playwright-core';
import { accept, openOrder, ship, signIn } from './merchant.ts';
import {
  addToBasket,
  codeIn,
  COFFEE,
  DECLINED_CARD,
  DODOL,
  fillCheckout,
  letShopsDeliver,
  order,
  payByCard,
  SALT,
  untilSays,
} from './resident.ts';
import { access, expectQuiet, launch, person, PHONE } from './testing/browser.ts';
import { look } from './testing/look.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const plain = { ...PHONE, javaScriptEnabled: false };
const LES = 'Desa Les';
/** Where the coffee is brought to. */
const TOWN = 'Kel. Banyuasri';
/** Another number each time: who orders much in cash and never received any has to wait. */
const nth = String(Date.now()).slice(-3);

test('without scripts a guest finds by a misspelt word, buys from two shops in cash, and follows it with code and digits', async () => {
  const { context, page } = await person(browser, plain);
  await page.goto('/');
  await page.getByLabel('Cari produk').fill('garm palung');
  await page.getByLabel('Cari produk').press('Enter');
  await page
    .getByRole('link', { name: /Garam Palung/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /Garam Palung/, level: 1 }).waitFor();
  await addToBasket(page, SALT);
  await addToBasket(page, DODOL);
  await look(page, 'tanpa-skrip-keranjang', { axe: false });
  await fillCheckout(page, { name: 'Made Uji Coba', phone: `0812-3${nth}-7001` }, { desa: LES, script: false });
  await look(page, 'tanpa-skrip-bayar', { axe: false });
  const code = await order(page, 'cod');
  await page.getByText('Pesanan Anda sudah kami terima').waitFor();
  expect(await page.locator('section.order').count()).toBe(2);
  await look(page, 'tanpa-skrip-pesanan', { axe: false });
  expectQuiet(context);
  await context.close();

  const stranger = await person(browser, plain);
  await stranger.page.goto('/lacak');
  await stranger.page.getByLabel('Kode').fill(code);
  await stranger.page.locator('[name=hp4]').fill('9999');
  await stranger.page.getByRole('button', { name: 'Lacak' }).click();
  expect(await stranger.page.locator('section.order').count()).toBe(0);
  await stranger.page.locator('[name=hp4]').fill('7001');
  await stranger.page.getByRole('button', { name: 'Lacak' }).click();
  await stranger.page.waitForURL(new RegExp(`/pesanan/${code}`));
  expect(await stranger.page.locator('section.order').count()).toBe(2);
  expectQuiet(stranger.context);
  await stranger.context.close();
});

test('without scripts a card is declined and another pays; the shop sends it, and the buyer says that it has come', async () => {
  const { context, page } = await person(browser, plain);
  await addToBasket(page, COFFEE);
  await fillCheckout(page, { name: 'Kadek Uji Kartu', phone: `0812-3${nth}-7002` }, { desa: TOWN, script: false });
  await letShopsDeliver(page, false);
  await order(page, 'stripe');
  await payByCard(page, DECLINED_CARD);
  expect(new URL(page.url()).origin).toBe(new URL(access().sandboxUrl).origin);
  await payByCard(page);
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  await untilSays(page, 'Lunas');
  const code = codeIn(page);
  expect(code).toMatch(/^[A-Z]{2,4}-\d{6}-\d{4,}$/);

  const shop = await person(browser);
  await signIn(shop.page, `${COFFEE.shop}@demo.lapak.test`);
  await shop.page.goto('/lapakku/pesanan');
  await openOrder(shop.page, code);
  await accept(shop.page);
  await ship(shop.page);
  await shop.context.close();

  await page.reload();
  await page.getByText('Dikirim', { exact: true }).first().waitFor();
  await look(page, 'tanpa-skrip-dikirim', { axe: false });
  await page.getByRole('button', { name: 'Pesanan sudah saya terima' }).click();
  await page.getByText('Perubahan tersimpan.').waitFor();
  await page.getByText('Selesai', { exact: true }).first().waitFor();
  expectQuiet(context);
  await context.close();
});
