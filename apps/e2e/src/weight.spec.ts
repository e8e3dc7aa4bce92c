import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { COFFEE } from './resident.ts';
import { access } from './testing/browser.ts';

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

test.each(Object.entries(PAGES))(
  '%s: at most 60 kB of HTML, 15 kB of script, 30 kB of styles, nothing from elsewhere',
  async (_name, path) => {
    const { bytes, text } = await weigh(path);
    expect(bytes).toBeLessThanOrEqual(60_000);
    const own = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1]!);
    const scripts = own(/<script[^>]+src="([^"]+)"/g);
    const styles = own(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g);
    const sum = async (paths: string[]): Promise<number> =>
      (await Promise.all(paths.map(weigh))).reduce((all, one) => all + one.bytes, 0);
    expect(await sum(scripts)).toBeLessThanOrEqual(15_000);
    expect(await sum(styles)).toBeLessThanOrEqual(30_000);
    expect(
      own(/<(?:script|img|link|source)[^>]+(?:src|href)="(https?:\/\/[^"]+)"/g).filter(
        (url) => !url.startsWith(access().url),
      ),
    ).toEqual([]);
  },
);

test('a card picture is at most 25 kB and an illustration is asked for once', async () => {
  const { text } = await weigh('/cari?q=kopi');
  const pictures = [...new Set([...text.matchAll(/<img[^>]+src="(\/[^"]+)"/g)].map((found) => found[1]!))];
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures)
    expect({ picture, fits: (await weigh(picture)).bytes <= 25_000 }).toEqual({ picture, fits: true });
});
