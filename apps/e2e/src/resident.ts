import type { Page } from 'playwright-core';

/** Who buys, as typed into the forms. */
export interface Buyer {
  readonly name: string;
  readonly phone: string;
}

/** A product of the demo regency, by the names in its address. */
export interface Goods {
  readonly shop: string;
  readonly product: string;
}
export const SALT: Goods = { shop: 'tasik-segara', product: 'garam-palung-les-250-g' };
export const COFFEE: Goods = { shop: 'kopi-kebun-wanagiri', product: 'kopi-arabika-wanagiri-1-kg' };
export const DODOL: Goods = { shop: 'dodol-bu-rasmin', product: 'dodol-ketan-penglatan-isi-10' };

export const TEST_CARD = '4242 4242 4242 4242';
export const DECLINED_CARD = '4000 0000 0000 0002';

/** From a product's page into the basket, the page that is open or that of `goods`. */
export async function addToBasket(page: Page, goods?: Goods): Promise<void> {
  if (goods) await page.goto(`/toko/${goods.shop}/${goods.product}`);
  const choice = page.locator('input[name=pilihan][type=radio]:not(:disabled)').first();
  if (await choice.count()) await choice.check({ force: true });
  await page.getByRole('button', { name: 'Masukkan keranjang' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: 'masuk keranjang' })
    .or(page.getByRole('heading', { name: 'Keranjang', level: 1 }))
    .first()
    .waitFor();
}

/** The way in on the public pages. */
export async function signInAsResident(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/masuk');
  await page.getByLabel('Nomor HP atau surel').fill(login);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL(/\/akun/);
}

/** A desa inside the regency: by a few letters where a script searches the list, else from the list itself. */
async function chooseDesa(page: Page, { desa, script }: Place): Promise<void> {
  const field = page.getByLabel('Desa atau kelurahan');
  if (!script) return void (await field.selectOption({ label: desa }));
  await page.getByRole('combobox', { name: 'Desa atau kelurahan' }).fill(desa);
  await page.getByRole('option', { name: desa }).first().click();
}

export interface Place {
  /** As the list names it. */
  readonly desa: string;
  readonly script: boolean;
}

/** Fills the checkout for an address inside the regency. With scripts the costs come by themselves, without by the button. */
export async function fillCheckout(page: Page, { name, phone }: Buyer, place: Place): Promise<void> {
  await page.goto('/bayar');
  await page.getByLabel('Nama lengkap').fill(name);
  await page.getByLabel('Nomor HP').fill(phone);
  await chooseDesa(page, place);
  await page.getByLabel('Jalan, gang, nomor').fill('Jalan Pantai 7');
  if (!place.script) await page.getByRole('button', { name: 'Hitung ongkir' }).last().click();
  await page.locator('#ringkasan').getByText('Ongkir', { exact: true }).waitFor();
}

/** Every shop brings its part itself. Without scripts the new total is asked for: nobody pays one they did not see. */
export async function letShopsDeliver(page: Page, script = true): Promise<void> {
  const own = page.getByRole('region', { name: 'Pengiriman' }).getByRole('radio', { name: /Diantar/ });
  for (const choice of await own.all()) await choice.locator('xpath=ancestor::label').click();
  if (script) return;
  const counted = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Hitung ongkir' }).last().click();
  await counted;
}

/** Orders what stands in the form. @returns the purchase's code. */
export async function order(page: Page, method: 'cod' | 'stripe'): Promise<string> {
  await page.locator(`input[name=cara][value=${method}]`).locator('xpath=ancestor::label').click();
  await page.locator('button[name=maksud][value=pesan]').click();
  if (method === 'stripe') {
    await page.waitForURL(/\/c\/pay\//);
    return '';
  }
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  return codeIn(page);
}

/** On the provider's page. */
export async function payByCard(page: Page, number = TEST_CARD): Promise<void> {
  await page.locator('[name=number]').fill(number);
  await page.locator('[name=expiry]').fill('12 / 34');
  await page.locator('[name=cvc]').fill('123');
  await page.locator('button[type=submit], form button').first().click();
}

export const codeIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;

/** Waits until a page, asked for again and again, says the words: what a worker does takes a moment. */
export async function untilSays(page: Page, words: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await page.getByText(words).count()) > 0) return;
    await page.waitForTimeout(500);
    await page.reload();
  }
  throw new Error(`${page.url()} never said ${words}`);
}
