import { startProduct } from './product.ts';

/** Before the browser tests: the whole product, once for all suites. */
export default async function globalSetup(): Promise<void> {
  const product = await startProduct();
  process.env['LAPAK_E2E'] = JSON.stringify(product.access);
  (globalThis as { stopProduct?: () => Promise<void> }).stopProduct = product.stop;
}
