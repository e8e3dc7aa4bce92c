import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  accept,
  addProduct,
  apply,
  deliver,
  deliverEverywhere,
  fillChecklist,
  type Newcomer,
  type NewProduct,
  openOrder,
  openShop,
  PASSWORD,
  register,
  sendPhoto,
  ship,
  signIn,
} from './merchant.ts';
import { agree, collect, decide, feature, openCase, publish, sendBack, signInAsOfficer } from './officer.ts';
import {
  addToBasket,
  codeIn,
  DODOL,
  letShopsDeliver,
  order,
  payByCard,
  signInAsResident,
  untilSays,
} from './resident.ts';
import { expectQuiet, launch, person } from './testing/browser.ts';
import { look } from './testing/look.ts';

/** New people and a new shop each time: the suite may run again on the same data. */
const nth = String(Date.now()).slice(-5);
const owner: Newcomer = {
  name: 'Luh Uji Dagang',
  phone: `0812-90${nth.slice(0, 2)}-1${nth.slice(2)}`,
  email: `luh.${nth}@contoh.test`,
};
const SHOP = `Dapur Pesisir ${nth}`;
const slug = `dapur-pesisir-${nth}`;
const lastFour = owner.phone.slice(-4);

let browser: Browser;
type Somebody = { context: BrowserContext; page: Page };
let merchant: Somebody;
let officer: Somebody;
let neighbour: Somebody;
let office: Somebody;
let resident: Somebody;
let caseCode = '';
let byCard = '';
let inCash = '';
const CHIPS: NewProduct = {
  name: `Keripik Ladrang ${nth} 200 g`,
  category: 'Keripik & kacang',
  price: '18.500',
  hue: 42,
};
const SAMBAL: NewProduct = { name: `Sambal Embe ${nth} 150 g`, category: 'Bumbu & sambal', price: '25rb', hue: 8 };

beforeAll(async () => {
  browser = await launch();
  merchant = await person(browser);
  officer = await person(browser);
});
afterAll(() => browser.close());

/** What anybody sees who has the code and the four digits. */
async function track(code: string, digits: string): Promise<{ context: BrowserContext; page: Page }> {
  const anybody = await person(browser);
  await anybody.page.goto('/lacak');
  await anybody.page.getByLabel('Kode pesanan atau pengajuan').fill(code);
  await anybody.page.getByLabel('Empat angka terakhir').fill(digits);
  await anybody.page.getByRole('button', { name: 'Lacak', exact: true }).click();
  return anybody;
}

test('a newcomer opens a shop on a phone and applies with photographs; whoever has code and digits sees how it stands', async () => {
  const { page } = merchant;
  await register(page, owner);
  await openShop(page, SHOP, (step) => look(page, `buka-toko-${step}`));
  await look(page, 'pengajuan-kosong');
  await page.getByRole('button', { name: 'Ajukan toko' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Foto tempat usaha' }).waitFor();
  await fillChecklist(page, `9120${nth}0417`);
  await look(page, 'pengajuan-terisi');
  caseCode = await apply(page);
  await look(page, 'pengajuan-diajukan');

  const wrong = await track(caseCode, '0000');
  await wrong.page.getByText('Kode dan angka itu tidak cocok').first().waitFor();
  await wrong.context.close();
  const { page: progress, context } = await track(caseCode, lastFour);
  await progress.getByRole('heading', { name: SHOP, level: 1 }).waitFor();
  await progress.getByText('Dijanjikan selesai').waitFor();
  expect(await progress.getByText(owner.name).count()).toBe(0);
  await look(progress, 'kemajuan-diajukan');
  expectQuiet(context);
  await context.close();
});

test('a verifier with a second factor sends one photograph back and says why; the better one opens the shop', async () => {
  const { page } = officer;
  await signInAsOfficer(page, 'verifikator@demo.lapak.test');
  await openCase(page, SHOP);
  for (const label of [
    'Nama toko dan pemilik',
    'Alamat usaha',
    'Foto tempat usaha',
    'NIB',
    'KTP pemilik',
    'Persetujuan',
  ])
    await agree(page, label);
  const reason = await sendBack(page, 'Foto produk');
  await look(page, 'verifikasi-diperiksa');
  await decide(page, 'Minta perbaikan', 'Kirim permintaan', 'Menunggu pemohon memperbaiki');

  const { page: shop } = merchant;
  await untilSays(shop, 'Petugas meminta perbaikan');
  await shop.getByText(reason).first().waitFor();
  await look(shop, 'pengajuan-perlu-perbaikan');
  await sendPhoto(shop, 'Foto produk', 'Keripik ladrang', 48);
  await shop.getByRole('button', { name: 'Kirim perbaikan' }).click();
  await shop.getByText('sedang diperiksa').first().waitFor();

  await openCase(page, SHOP);
  await agree(page, 'Foto produk');
  await decide(page, 'Setujui', 'Setujui sekarang', 'Toko ini boleh berjualan');
  await look(page, 'verifikasi-disetujui');
  await untilSays(shop, 'Toko Anda sudah disetujui');
  const { page: progress, context } = await track(caseCode, lastFour);
  await progress.getByText('Disetujui', { exact: true }).first().waitFor();
  await look(progress, 'kemajuan-disetujui');
  await context.close();
  expectQuiet(officer.context);
});

test('the merchant puts two products with photographs on sale; a curator lets them through, tells the story of the shop and collects one', async () => {
  const { page: shop } = merchant;
  await deliverEverywhere(shop, '10.000');
  await addProduct(shop, CHIPS);
  await look(shop, 'produk-terkirim');
  await addProduct(shop, SAMBAL);

  const curator = await person(browser);
  await signInAsOfficer(curator.page, 'kurator@demo.lapak.test');
  await publish(curator.page, CHIPS.name);
  await publish(curator.page, SAMBAL.name);
  await feature(curator.page, {
    shop: SHOP,
    headline: 'Renyah sejak pukul empat pagi',
    story: 'Minyak baru dipanaskan ketika laut masih gelap. Ubinya dari ladang di belakang dapur.',
    reason: 'Toko baru yang mengolah ubi ladang sendiri; minggu panen di Tejakula.',
  });
  await look(curator.page, 'kurasi-toko-pilihan-tersimpan');
  await collect(curator.page, 'Oleh-oleh', CHIPS.name);
  await look(curator.page, 'kurasi-koleksi-tersimpan');
  expectQuiet(curator.context);
  await curator.context.close();
});

/** Orders waiting in a shop's list, seen without a reload. */
const comes = (page: Page, code: string): Promise<void> =>
  page.getByRole('listitem').filter({ hasText: code }).waitFor();

/** "Pesanan hari ini" on the wall. */
const ordersToday = async (page: Page): Promise<number> =>
  Number((await page.getByText('Pesanan hari ini').locator('xpath=../dd/b').textContent())!.replace(/\D/g, ''));

test('a resident finds the chips by a misspelt word and buys from two shops, once by card and once in cash; shops and office see it come', async () => {
  const { page: shop } = merchant;
  await shop.goto('/lapakku/pesanan');
  await shop.getByText('Tidak ada pesanan yang menunggu').waitFor();
  neighbour = await person(browser);
  await signIn(neighbour.page, 'dodol-bu-rasmin@demo.lapak.test');
  await neighbour.page.goto('/lapakku/pesanan');
  office = await person(browser);
  await signInAsOfficer(office.page, 'pimpinan@demo.lapak.test');
  await office.page.goto('/kabupaten/pusat-kendali');
  const before = await ordersToday(office.page);

  resident = await person(browser);
  const { page } = resident;
  await signInAsResident(page, 'kadek@demo.lapak.test', PASSWORD);
  await page.goto('/');
  await page.getByText('Renyah sejak pukul empat pagi').first().waitFor();
  await page.goto('/koleksi/oleh-oleh-lovina');
  await page.getByRole('link', { name: CHIPS.name }).first().waitFor();
  await page.getByLabel('Cari produk').fill(`kripik ladrng ${nth}`);
  await page.getByLabel('Cari produk').press('Enter');
  await page.getByRole('link', { name: CHIPS.name }).first().click();
  await page.getByRole('heading', { name: CHIPS.name, level: 1 }).waitFor();
  await look(page, 'produk-toko-baru');
  await addToBasket(page);
  await addToBasket(page, DODOL);
  await page.goto('/bayar');
  await letShopsDeliver(page);
  await order(page, 'stripe');
  await payByCard(page);
  await page.waitForURL(/\/pesanan\/[A-Z]/);
  await untilSays(page, 'Lunas');
  byCard = codeIn(page);

  await page.goto(`/toko/${slug}`);
  await page.getByRole('link', { name: SAMBAL.name }).first().click();
  await addToBasket(page);
  await addToBasket(page, DODOL);
  await page.goto('/bayar');
  await letShopsDeliver(page);
  inCash = await order(page, 'cod');

  for (const code of [byCard, inCash]) {
    await comes(shop, code);
    await comes(neighbour.page, code);
  }
  await look(shop, 'pesanan-baru');
  for (let now = before; now < before + 4; now = await ordersToday(office.page)) await office.page.waitForTimeout(250);
  await look(office.page, 'pusat-kendali-hidup');
});

test('both shops accept and bring the goods, the resident follows and receives them, everything is done and everybody has a letter', async () => {
  for (const { page } of [merchant, neighbour])
    for (const code of [byCard, inCash]) {
      await page.goto('/lapakku/pesanan');
      await openOrder(page, code);
      await accept(page);
      await ship(page);
    }
  await look(merchant.page, 'pesanan-dikirim');

  const { page } = resident;
  for (const code of [byCard, inCash]) {
    await page.goto(`/pesanan/${code}`);
    expect(await page.getByText('Dikirim', { exact: true }).count()).toBeGreaterThan(0);
  }
  await look(page, 'lacak-dikirim');
  const anybody = await track(byCard, '0011');
  await anybody.page.waitForURL(new RegExp(`/pesanan/${byCard}`));
  expect(await anybody.page.locator('section.order').count()).toBe(2);
  await anybody.context.close();
  for (const { page: at } of [merchant, neighbour])
    for (const code of [byCard, inCash]) {
      await at.goto('/lapakku/pesanan?tab=underway');
      await openOrder(at, code);
      await deliver(at);
    }
  for (const code of [byCard, inCash]) {
    await page.goto(`/pesanan/${code}`);
    for (let open = 2; open > 0; open--) {
      await page.getByRole('button', { name: 'Pesanan sudah saya terima' }).first().click();
      await page.getByText('Perubahan tersimpan.').waitFor();
    }
    expect(await page.getByText('Selesai', { exact: true }).count()).toBeGreaterThanOrEqual(2);
    expect(await page.getByRole('button', { name: 'Pesanan sudah saya terima' }).count()).toBe(0);
  }
  await look(page, 'lacak-selesai');
  await expectLetters(page);
  for (const { context } of [merchant, neighbour, office, resident]) expectQuiet(context);
});

/** The development mailbox: the owner heard of the application and the orders, the buyer of each order's steps. */
async function expectLetters(page: Page): Promise<void> {
  await page.goto('/_mail');
  const letters = await page.getByRole('listitem').allTextContents();
  const to = (address: string): string[] => letters.filter((one) => one.includes(`<${address}>`));
  const expectOne = (address: string, subject: string): void =>
    expect(to(address)).toContainEqual(expect.stringContaining(subject));
  expectOne(owner.email, `Pengajuan ${SHOP} kami terima`);
  expectOne(owner.email, `Pengajuan ${SHOP} perlu perbaikan`);
  expectOne(owner.email, `${SHOP} terverifikasi`);
  expectOne('kadek@demo.lapak.test', `Pembayaran pesanan ${byCard} kami terima`);
  expectOne('kadek@demo.lapak.test', `Pesanan ${inCash} sudah masuk`);
  for (const code of [byCard, inCash]) {
    expectOne(owner.email, `Pesanan baru ${code}-`);
    expectOne('dodol-bu-rasmin@demo.lapak.test', `Pesanan baru ${code}-`);
    for (const part of [1, 2]) expectOne('kadek@demo.lapak.test', `Pesanan ${code}-${part} dalam perjalanan`);
  }
}
