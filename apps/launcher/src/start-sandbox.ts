import type { Crew } from './crew.ts';
import { untilReady } from './ready.ts';

/** Starts the Stripe sandbox and waits until it answers: the seed pays there. */
export async function startSandbox(crew: Crew, env: NodeJS.ProcessEnv): Promise<void> {
  crew.start('stripe-sandbox', 'apps/stripe-sandbox/dist/main.js', env);
  await untilReady(`http://127.0.0.1:${env['STRIPE_API_PORT']}/_sandbox/api/state`, 20_000);
}
