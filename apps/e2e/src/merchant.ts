import type { Locator, Page } from 'playwright-core';
import { photograph } from './testing/photo.ts';

export const PASSWORD = 'lapak-demo-2026';

/** Somebody who is not known yet. */
export interface Newcomer {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** The way into the merchant's console for somebody with an account. */
export async function signIn(page: Page, login: string, path = '/lapakku'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Nomor HP atau e-mail').fill(login);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  const enter = page.getByRole('button', { name: 'Masuk', exact: true });
  await enter.click();
  await enter.waitFor({ state: 'detached' });
}

/** A new account; ends where a shop is opened. */
export async function register(page: Page, { name, phone, email }: Newcomer): Promise<void> {
  await page.goto('/lapakku');
  await page.getByRole('button', { name: 'Daftar' }).click();
  await page.getByLabel('Nama lengkap').fill(name);
  await page.getByLabel('Nomor HP').fill(phone);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByRole('heading', { name: 'Buka toko', level: 1 }).waitFor();
}

/** The three steps; ends at the checklist. The phone is the account's. */
export async function openShop(page: Page, name: string, look: (step: string) => Promise<void>): Promise<void> {
  await page.getByLabel('Nama toko').fill(name);
  await page.getByLabel('Satu kalimat tentang toko').fill('Keripik dan sambal dari dapur sendiri di tepi pantai.');
  await look('nama');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('combobox', { name: 'Desa atau kelurahan' }).fill('les tejakula');
  await page.getByRole('option', { name: 'Les' }).first().click();
  await page.getByLabel('Banjar atau dusun').fill('Panyumbahan');
  await page.getByLabel('Patokan').fill('utara balai desa');
  await look('tempat');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('Toko ini menjual makanan').check();
  await page.getByLabel('Cerita toko').fill('Kami menggoreng setiap pagi, dari ubi ladang sendiri.');
  await look('cerita');
  await page.getByRole('button', { name: 'Buka toko' }).click();
  await page.getByRole('heading', { name: 'Pengajuan toko', level: 1 }).waitFor();
}

/** One line of the checklist, by its name. */
const line = (page: Page, label: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: label }) });

/** Takes a picture and sends it for a line of the checklist; ends when the line has it. */
export async function sendPhoto(page: Page, label: string, words: string, hue: number): Promise<void> {
  const place = line(page, label);
  await place.locator('input[type=file]').setInputFiles(await photograph(words, hue));
  await place.getByText('Foto jelas.').waitFor();
  await place.getByText('Terisi.', { exact: true }).waitFor();
}

/** Everything that the regency asks of a seller; the two optional papers of a food shop stay away. */
export async function fillChecklist(page: Page, nib: string): Promise<void> {
  await sendPhoto(page, 'Foto tempat usaha', 'Dapur', 200);
  await sendPhoto(page, 'Foto produk', 'Keripik', 40);
  await sendPhoto(page, 'KTP pemilik', 'Spesimen', 220);
  await page.getByLabel('NIB (Nomor Induk Berusaha)').fill(nib);
  await line(page, 'NIB').getByRole('button', { name: 'Simpan' }).click();
  await line(page, 'NIB').getByText('Terisi.', { exact: true }).waitFor();
  await page.getByLabel('Saya menyetujui').click();
  await line(page, 'Persetujuan').getByText('Terisi.', { exact: true }).waitFor();
}

/** Hands the application in. @returns its case code. */
export async function apply(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ajukan toko' }).click();
  const code = page.getByText(/^[A-Z]{2,4}-V-\d{4}-\d+$/).first();
  await code.waitFor();
  return (await code.textContent())!.trim();
}

/** Own delivery to every kecamatan for one price, and pick-up. */
export async function deliverEverywhere(page: Page, price: string): Promise<void> {
  await page.goto('/lapakku/toko/pengiriman');
  await page.getByLabel('Pembeli datang ke alamat toko').check();
  await page.getByLabel('Tulis ongkir per kecamatan').check();
  await page.getByLabel('Ongkir untuk yang kosong').fill(price);
  await page.getByRole('button', { name: 'Isi semua yang kosong' }).click();
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Tersimpan.').waitFor();
}

export interface NewProduct {
  readonly name: string;
  readonly category: string;
  readonly price: string;
  readonly hue: number;
}

/** A new product with a photograph, handed in to be shown. */
export async function addProduct(page: Page, { name, category, price, hue }: NewProduct): Promise<void> {
  await page.goto('/lapakku/produk/baru');
  await page.getByLabel('Tambah foto').setInputFiles(await photograph(name, hue));
  await page.getByLabel('Nama produk', { exact: true }).fill(name);
  await page.getByLabel('Kategori').selectOption({ label: category });
  await page.getByLabel('Harga', { exact: true }).fill(price);
  await page.getByLabel('Satuan').fill('bungkus');
  await page.getByLabel('Berat kirim').fill('220 g');
  await page.getByLabel('Stok', { exact: true }).fill('25');
  await page.getByRole('radio', { name: 'Dalam proses' }).check({ force: true });
  await page
    .getByLabel('Keterangan (boleh kosong)', { exact: true })
    .fill('Ubi ladang, minyak kelapa, garam palung Les.');
  await page.getByRole('button', { name: 'Tayangkan' }).click();
  await page.getByText('Kurator memeriksa dulu').waitFor();
}

/** Opens an order from the list of what waits; the list says by itself that it has come. */
export async function openOrder(page: Page, code: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('link').click();
  await page.getByText(`Pesanan ${code}`).waitFor();
}

/** Accepts the order that is open; its address appears. */
export async function accept(page: Page): Promise<void> {
  // exact: in the list the same button names the order
  await page.getByRole('button', { name: 'Terima pesanan', exact: true }).click();
  await page.getByRole('button', { name: 'Kirim', exact: true }).waitFor();
}

/** Sets out with the order that is open. */
export async function ship(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.getByRole('button', { name: /^(Sudah sampai|Sampai dan)/ }).waitFor();
}

/** The goods are in the buyer's hands; in cash the money is in the shop's. */
export async function deliver(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Sudah sampai|Sampai dan)/ }).click();
  await page.getByText('Tidak ada yang perlu Anda lakukan sekarang.').waitFor();
}
