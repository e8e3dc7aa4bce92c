import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from './merchant.ts';
import { addToBasket, COFFEE, DODOL, fillCheckout, SALT, signInAsResident } from './resident.ts';
import { expectQuiet, launch, person } from './testing/browser.ts';
import { look } from './testing/look.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Every public address that somebody sees who has just come, empty and full. */
const ADDRESSES = {
  beranda: '/',
  cari: '/cari?q=kopi',
  'cari-salah-ketik': '/cari?q=kpoi+arbika',
  'cari-tersaring': '/cari?q=garam&stok=1&halal=1',
  'cari-nihil': '/cari?q=zzzqqq',
  kategori: '/kategori/tenun-kain',
  'kategori-dalam': '/kategori/garam',
  toko: `/toko/${SALT.shop}`,
  produk: `/toko/${SALT.shop}/${SALT.product}`,
  'produk-ongkir': `/toko/${SALT.shop}/${SALT.product}?ke=51.08.06`,
  'produk-habis': `/toko/${COFFEE.shop}/kopi-arabika-natural-wanagiri-200-g`,
  'produk-non-halal': '/toko/dapur-tamblang/rambak-babi-tamblang-150-g',
  'produk-sesuai-pesanan': '/toko/sanggar-kaca-nagasepaha/lukisan-kaca-pesanan-30-40-cm',
  koleksi: '/koleksi/oleh-oleh-lovina',
  'keranjang-kosong': '/keranjang',
  'bayar-kosong': '/bayar',
  lacak: '/lacak',
  'pesanan-tamu': '/pesanan',
  'pesanan-terkunci': '/pesanan/BLL-261101-0001',
  'pengajuan-terkunci': '/pengajuan/BLL-V-2026-000001',
  masuk: '/masuk',
  daftar: '/daftar',
  'lupa-sandi': '/lupa',
  'atur-ulang': '/atur-ulang?token=tidak-ada',
  'buka-toko': '/buka-toko',
  bantuan: '/bantuan',
  pengaduan: '/pengaduan',
  privasi: '/privasi',
  syarat: '/syarat',
  'tidak-ada': '/tidak/ada',
  'en-beranda': '/en',
  'en-cari': '/en/cari?q=coffee',
  'en-produk': `/en/toko/${SALT.shop}/${SALT.product}`,
  'en-tidak-ada': '/en/tidak/ada',
};

test('every public page, empty and full, in both languages', async () => {
  const { context, page } = await person(browser);
  for (const [name, path] of Object.entries(ADDRESSES)) {
    await page.goto(path);
    await look(page, `publik-${name}`);
  }
  await page.goto('/');
  await page.getByRole('link', { name: /^Baca cerita/ }).click();
  await page.getByText('Mengapa toko ini kami pilih').waitFor();
  await look(page, 'publik-cerita');
  expectQuiet(context);
  await context.close();
});

test('what a form says when something is missing or wrong', async () => {
  const { context, page } = await person(browser);
  await page.goto('/lacak');
  await page.getByLabel('Kode pesanan atau pengajuan').fill('BLL-261101-9999');
  await page.getByLabel('Empat angka terakhir').fill('0000');
  await page.getByRole('button', { name: 'Lacak', exact: true }).click();
  await page.getByText('Kode dan angka itu tidak cocok').first().waitFor();
  await look(page, 'publik-lacak-salah');
  await page.goto('/masuk');
  await page.getByLabel('Nomor HP atau surel').fill('tidak.ada@contoh.test');
  await page.getByLabel('Kata sandi').fill('bukan-sandinya');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'publik-masuk-salah');
  expectQuiet(context);
  await context.close();
});

test('basket and checkout of two shops', async () => {
  const { context, page } = await person(browser);
  await addToBasket(page, SALT);
  await look(page, 'publik-produk-masuk-keranjang');
  await addToBasket(page, DODOL);
  await page.goto('/keranjang');
  await look(page, 'publik-keranjang');
  await page.goto('/bayar');
  await look(page, 'publik-bayar');
  await fillCheckout(page, { name: 'Made Uji Layar', phone: '0812-3456-7003' }, { desa: 'Les', script: true });
  await look(page, 'publik-bayar-terisi');
  await page.getByLabel('Nomor HP').fill('12');
  await page.getByRole('button', { name: /^(Pesan sekarang|Bayar Rp)/ }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'publik-bayar-salah');
  await page.getByRole('radio', { name: /^Di luar/ }).check({ force: true });
  await look(page, 'publik-bayar-luar');
  await page.goto('/en/bayar');
  await look(page, 'publik-en-bayar');
  expectQuiet(context);
  await context.close();
});

/** The pages of all purchases of somebody of the demo, newest first. */
async function lookAtPurchases(page: Page, login: string): Promise<void> {
  await signInAsResident(page, `${login}@demo.lapak.test`, PASSWORD);
  await look(page, `publik-akun-${login}`);
  await page.goto('/pesanan');
  await look(page, `publik-pesanan-${login}`);
  const links = await page.getByRole('main').getByRole('link').all();
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
  for (const [i, path] of paths
    .filter((one) => /^\/pesanan\/[A-Z]/.test(one ?? ''))
    .slice(-6)
    .entries()) {
    await page.goto(path!);
    await look(page, `publik-pesanan-${login}-${i + 1}`);
  }
}

test('the account and the purchases of a resident, in every state that the demo tells', async () => {
  for (const login of ['kadek', 'putu']) {
    const { context, page } = await person(browser);
    await lookAtPurchases(page, login);
    expectQuiet(context);
    await context.close();
  }
});
