import { startProduct } from './product.ts';

/**
 * Before the browser tests: the whole product, once for all suites. While a suite is being written it may look at a
 * product that runs already: LAPAK_E2E='{"url":"http://localhost:3000","sandboxUrl":"http://127.0.0.1:12111"}'.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env['LAPAK_E2E']) return;
  const product = await startProduct();
  process.env['LAPAK_E2E'] = JSON.stringify(product.access);
  (globalThis as { stopProduct?: () => Promise<void> }).stopProduct = product.stop;
}
