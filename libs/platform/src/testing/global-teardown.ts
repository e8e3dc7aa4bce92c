import { useSources } from './source-hooks.ts';

/** After a Jest run. */
export default async function globalTeardown(): Promise<void> {
  useSources();
  const { dropDatabases } = await import('./prepare-template.js');
  await dropDatabases();
}
