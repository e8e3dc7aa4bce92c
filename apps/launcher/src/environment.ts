import { freePort } from '@lapak/postgres';
import { randomWord, remember } from './home.ts';

interface Sandbox {
  secretKey: string;
  webhookSecret: string;
  connectWebhookSecret: string;
}

export const isProduction = (env: NodeJS.ProcessEnv): boolean => env['NODE_ENV'] === 'production';

/** The demo regency (people, shops, orders, sign-ins) is wanted: everywhere but in production, unless switched off. */
export const isDemo = (env: NodeJS.ProcessEnv): boolean => !isProduction(env) && env['LAPAK_DEMO'] !== '0';

/** Stripe is played by our own sandbox when no key is given. */
export const wantsSandbox = (env: NodeJS.ProcessEnv): boolean => !env['STRIPE_SECRET_KEY'] && !isProduction(env);

/** What every program of the product gets: the caller's own variables, and what the launcher knows better. */
export function productEnv(home: string, databaseUrl: string, port: number): NodeJS.ProcessEnv {
  const env = process.env;
  return {
    ...env,
    NODE_ENV: env['NODE_ENV'] || 'development',
    LAPAK_DEMO: isDemo(env) ? '1' : '0',
    LAPAK_HOME: home,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_URL: env['PUBLIC_URL'] || `http://localhost:${port}`,
  };
}

/** Where the sandbox listens and the secrets it shares with the API; the secrets are made once for a data folder. */
export async function sandboxEnv(home: string): Promise<Record<string, string>> {
  const secrets = remember<Sandbox>(home, 'stripe.json', () => ({
    secretKey: `sk_test_sandbox_${randomWord(12)}`,
    webhookSecret: `whsec_${randomWord(16)}`,
    connectWebhookSecret: `whsec_${randomWord(16)}`,
  }));
  return {
    STRIPE_SECRET_KEY: secrets.secretKey,
    STRIPE_WEBHOOK_SECRET: secrets.webhookSecret,
    STRIPE_CONNECT_WEBHOOK_SECRET: secrets.connectWebhookSecret,
    STRIPE_API_HOST: '127.0.0.1',
    STRIPE_API_PORT: String(await freePort(12_111)),
    STRIPE_API_PROTOCOL: 'http',
  };
}
