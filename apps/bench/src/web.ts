import { existsSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { openBenchServer, seededDatabase, startApi } from './product-under-test.ts';
import { table } from './report.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const RUNS = 3;
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Scores = Record<(typeof CATEGORIES)[number], number>;

const chromium = async (): Promise<string> => {
  const own = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(own)) return own;
  return (await import('@sparticuz/chromium')).default.executablePath();
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const scoresOf = async (url: string, port: number): Promise<{ scores: Scores; failed: string[] }> => {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
  const { categories, audits } = result.lhr;
  const scores = Object.fromEntries(
    CATEGORIES.map((c) => [c, Math.round((categories[c]?.score ?? 0) * 100)]),
  ) as Scores;
  const failed = CATEGORIES.filter((c) => c !== 'performance').flatMap((c) =>
    categories[c]!.auditRefs.filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1).map((ref) => ref.id),
  );
  return { scores, failed };
};

/** The first product's page as a stranger finds it. */
const productOf = async (url: string): Promise<string> => {
  const html = await (await fetch(`${url}/cari?q=kopi`)).text();
  const found = /href="(\/toko\/[^/"?#]+\/[^/"?#]+)"/.exec(html);
  if (!found) throw new Error('no product on the search page');
  return found[1]!;
};

/** Lighthouse, mobile preset, on home, search and product of the demo regency: the median of three runs each. */
export async function measureWeb(): Promise<void> {
  const server = await openBenchServer();
  const api = await startApi(await seededDatabase(server));
  const chrome = await launch({ chromePath: await chromium(), chromeFlags: FLAGS });
  try {
    const rows: string[][] = [['', ...CATEGORIES, 'failed audits']];
    for (const path of ['/', '/cari?q=kopi', await productOf(api.url)]) {
      const runs: Awaited<ReturnType<typeof scoresOf>>[] = [];
      for (let i = 0; i < RUNS; i++) runs.push(await scoresOf(`${api.url}${path}`, chrome.port));
      rows.push([
        path,
        ...CATEGORIES.map((c) => String(median(runs.map(({ scores }) => scores[c])))),
        [...new Set(runs.flatMap(({ failed }) => failed))].join(' '),
      ]);
    }
    console.log(`\nLighthouse, mobile, median of ${RUNS}\n\n${table(rows)}`);
  } finally {
    chrome.kill();
    await api.stop();
    await server.stop();
  }
}
