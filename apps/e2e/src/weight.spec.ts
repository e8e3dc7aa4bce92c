import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { signIn } from './merchant.ts';
import { addToBasket, COFFEE } from './resident.ts';
import { access, launch, person } from './testing/browser.ts';

interface Weighed {
  readonly bytes: number;
  readonly text: string;
}

/** What goes over the wire, compressed as a phone asks for it. */
const weigh = (path: string): Promise<Weighed> =>
  new Promise((resolve, reject) => {
    const asked = request(`${access().url}${path}`, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        if (answer.statusCode !== 200) return reject(new Error(`${path} answered ${answer.statusCode}`));
        resolve({
          bytes: body.length,
          text: (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString(),
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });

const PAGES = {
  home: '/',
  search: '/cari?q=kopi',
  product: `/toko/${COFFEE.shop}/${COFFEE.product}`,
  shop: `/toko/${COFFEE.shop}`,
};

test.each(Object.entries(PAGES))('%s: at most 60 kB of HTML, 15 kB of script, 30 kB of styles', async (_name, path) => {
  const { bytes, text } = await weigh(path);
  expect(bytes).toBeLessThanOrEqual(60_000);
  const own = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1]!);
  const scripts = own(/<script[^>]+src="([^"]+)"/g);
  const styles = own(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g);
  const sum = async (paths: string[]): Promise<number> =>
    (await Promise.all(paths.map(weigh))).reduce((all, one) => all + one.bytes, 0);
  expect(await sum(scripts)).toBeLessThanOrEqual(15_000);
  expect(await sum(styles)).toBeLessThanOrEqual(30_000);
});

test('a card picture is at most 25 kB', async () => {
  const { text } = await weigh('/cari?q=kopi');
  const pictures = [...new Set([...text.matchAll(/<img[^>]+src="(\/[^"]+)"/g)].map((found) => found[1]!))];
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures)
    expect({ picture, fits: (await weigh(picture)).bytes <= 25_000 }).toEqual({ picture, fits: true });
});

test('a browser that walks through the shop, the checkout and both consoles asks nobody but us', async () => {
  const browser = await launch();
  const { context, page } = await person(browser);
  const asked: string[] = [];
  context.on('request', (one) => asked.push(one.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  for (const path of Object.values(PAGES)) {
    await page.goto(path);
    await page.mouse.wheel(0, 4_000);
  }
  await addToBasket(page, COFFEE);
  await page.goto('/bayar');
  await signIn(page, `${COFFEE.shop}@demo.lapak.test`);
  await page.goto('/lapakku/pesanan');
  await page.goto('/kabupaten');
  await page.getByLabel('Kata sandi').waitFor();
  await browser.close();
  const host = new URL(access().url).host;
  expect(asked.length).toBeGreaterThan(50);
  expect(
    asked.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:') && new URL(url).host !== host),
  ).toEqual([]);
});
