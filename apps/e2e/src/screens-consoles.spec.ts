import type { Browser, Page } from 'playwright-core';
import { signIn } from './merchant.ts';
import { signInAsOfficer } from './officer.ts';
import { SALT } from './resident.ts';
import { DESKTOP, expectQuiet, launch, person } from './testing/browser.ts';
import { look } from './testing/look.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** An address of a console, once it has what it asked for. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading').first().waitFor();
}

/** Past the door: the desk is there, in this language. */
async function inside(page: Page, language = 'id'): Promise<void> {
  await page.locator(`html[lang=${language}] #isi h1`).first().waitFor();
}

async function lookAll(page: Page, prefix: string, addresses: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, path] of Object.entries(addresses)) {
    await open(page, path);
    await look(page, `${prefix}-${name}`);
  }
}

/** The first address below `path` that this screen leads to. */
const firstBelow = async (page: Page, path: string): Promise<string> =>
  (await page.getByRole('main').locator(`a[href^="${path}"]`).first().getAttribute('href'))!;

const SHOP_SCREENS = {
  ringkasan: '/lapakku',
  pengajuan: '/lapakku/pengajuan',
  'produk-kosong': '/lapakku/produk?keadaan=archived',
  'produk-nihil': '/lapakku/produk?cari=zzzqqq',
  'produk-baru': '/lapakku/produk/baru',
  'produk-hilang': '/lapakku/produk/01900000-0000-7000-8000-000000000000',
  'pesanan-terima': '/lapakku/pesanan',
  'pesanan-kirim': '/lapakku/pesanan?tab=to_ship',
  'pesanan-di-jalan': '/lapakku/pesanan?tab=underway',
  'toko-jam': '/lapakku/toko',
  'toko-pengiriman': '/lapakku/toko/pengiriman',
  'toko-profil': '/lapakku/toko/profil',
  kabar: '/lapakku/kabar',
  akun: '/lapakku/akun',
  'buka-toko-lain': '/lapakku/buka-toko',
  'tidak-ada': '/lapakku/tidak/ada',
};

test('every screen of a shop that sells', async () => {
  const { context, page } = await person(browser);
  await open(page, '/lapakku');
  await look(page, 'lapakku-masuk');
  await page.getByRole('button', { name: 'Daftar' }).click();
  await look(page, 'lapakku-daftar');
  await signIn(page, `${SALT.shop}@demo.lapak.test`);
  await inside(page);
  await lookAll(page, 'lapakku', SHOP_SCREENS);
  await open(page, '/lapakku/produk');
  await look(page, 'lapakku-produk');
  await open(page, await firstBelow(page, '/lapakku/produk/0'));
  await look(page, 'lapakku-produk-ubah');
  await open(page, '/lapakku/pesanan?tab=all');
  await look(page, 'lapakku-pesanan-semua');
  const order = await firstBelow(page, '/lapakku/pesanan/0');
  await open(page, order);
  await look(page, 'lapakku-pesanan');
  await open(page, `${order}/slip`);
  await look(page, 'lapakku-slip');
  await open(page, '/lapakku');
  await page.getByRole('button', { name: 'Menu' }).click();
  await look(page, 'lapakku-menu');
  await page.getByRole('button', { name: 'English' }).click();
  await inside(page, 'en');
  await look(page, 'lapakku-en-ringkasan');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
  await inside(page);
  expectQuiet(context);
  await context.close();
});

const OTHER_SHOPS = {
  draf: 'anyaman-lidi-bongancina',
  diajukan: 'sawah-sambangan',
  'perlu-perbaikan': 'dapur-kaliuntu',
  ditolak: 'aneka-suvenir-pelabuhan',
};

test.each(Object.entries(OTHER_SHOPS))('the first screens of a shop that is %s', async (state, shop) => {
  const { context, page } = await person(browser);
  await signIn(page, `${shop}@demo.lapak.test`);
  await inside(page);
  await look(page, `lapakku-${state}-ringkasan`);
  await open(page, '/lapakku/pengajuan');
  await look(page, `lapakku-${state}-pengajuan`);
  expectQuiet(context);
  await context.close();
});

const OFFICE_SCREENS = {
  'pusat-kendali': '/kabupaten/pusat-kendali',
  verifikasi: '/kabupaten/verifikasi',
  'verifikasi-menunggu': '/kabupaten/verifikasi?saring=waiting',
  'verifikasi-selesai': '/kabupaten/verifikasi?saring=decided',
  'verifikasi-hilang': '/kabupaten/verifikasi/BLL-V-2020-999999',
  moderasi: '/kabupaten/moderasi',
  'moderasi-tayang': '/kabupaten/moderasi/tayang',
  kurasi: '/kabupaten/kurasi',
  'koleksi-baru': '/kabupaten/kurasi/koleksi/baru',
  'toko-pilihan-baru': '/kabupaten/kurasi/toko-pilihan/baru',
  'pelaku-usaha': '/kabupaten/pelaku-usaha',
  kabar: '/kabupaten/kabar',
  keamanan: '/kabupaten/keamanan',
  'tidak-ada': '/kabupaten/tidak/ada',
};

test('every screen of the office, and the command wall', async () => {
  const { context, page } = await person(browser);
  await open(page, '/kabupaten');
  await look(page, 'kabupaten-masuk');
  await signInAsOfficer(page, 'admin@demo.lapak.test');
  await lookAll(page, 'kabupaten', OFFICE_SCREENS);
  await open(page, '/kabupaten/verifikasi?saring=waiting');
  await open(page, await firstBelow(page, '/kabupaten/verifikasi/'));
  await look(page, 'kabupaten-verifikasi-permohonan');
  await open(page, '/kabupaten/moderasi/tayang');
  await page.getByLabel('Cari produk yang tayang').fill('garam');
  await page.getByRole('link', { name: /Garam/ }).or(page.getByText(/Garam/)).first().waitFor();
  await look(page, 'kabupaten-moderasi-cari');
  await open(page, '/kabupaten/kurasi');
  await open(page, await firstBelow(page, '/kabupaten/kurasi/koleksi/0'));
  await look(page, 'kabupaten-koleksi');
  await open(page, '/kabupaten/kurasi/toko-pilihan');
  await look(page, 'kabupaten-toko-pilihan');
  await open(page, await firstBelow(page, '/kabupaten/kurasi/toko-pilihan/0'));
  await look(page, 'kabupaten-toko-pilihan-ubah');
  await page.setViewportSize(DESKTOP.viewport);
  await open(page, '/kabupaten/pusat-kendali');
  await page.getByRole('button', { name: /^Layar penuh/ }).waitFor();
  await page.keyboard.press('f');
  await page.getByRole('button', { name: /^Layar biasa/ }).waitFor();
  await look(page, 'kabupaten-pusat-kendali-penuh');
  expectQuiet(context);
  await context.close();
});

test('an officer without the duty is told so; an account without any duty does not come in', async () => {
  const { context, page } = await person(browser);
  await signInAsOfficer(page, 'keuangan@demo.lapak.test');
  await open(page, '/kabupaten/verifikasi');
  await page.getByText('Halaman ini untuk tugas lain').waitFor();
  await look(page, 'kabupaten-tugas-lain');
  await context.close();
  const outsider = await person(browser);
  await signIn(outsider.page, 'siti@demo.lapak.test', '/kabupaten');
  await outsider.page.getByText('Akun ini bukan akun petugas').waitFor();
  await look(outsider.page, 'kabupaten-bukan-petugas');
  await outsider.context.close();
});
