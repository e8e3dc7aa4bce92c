import { useSources } from './source-hooks.ts';

/** Before a Jest run. */
export default async function globalSetup(): Promise<void> {
  useSources();
  const { prepareTemplate } = await import('./prepare-template.js');
  await prepareTemplate();
}
