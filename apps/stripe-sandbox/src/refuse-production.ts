const LIVE_NAME = /_live_/i;
const LIVE_VALUE = /^(sk|rk|pk|whsec)_live_/;

/**
 * The sandbox never runs beside real money.
 * @throws Error that says why, at NODE_ENV=production, with anything live in the environment, or with a key that is no test key
 */
export function refuseOutsideDevelopment(env: Readonly<Record<string, string | undefined>>, secretKey: string): void {
  if (env['NODE_ENV'] === 'production') throw new Error('The Stripe sandbox does not run at NODE_ENV=production.');
  const live = Object.entries(env).find(([name, value]) => value && (LIVE_NAME.test(name) || LIVE_VALUE.test(value)));
  if (live) throw new Error(`The Stripe sandbox does not run with ${live[0]} set: it is live.`);
  if (!secretKey.startsWith('sk_test_')) throw new Error('The Stripe sandbox needs a key that begins with sk_test_.');
}
