import type { SandboxOptions } from './start-sandbox.js';

type Env = Readonly<Record<string, string | undefined>>;

const need = (env: Env, name: string, example: string): string => {
  const value = env[name]?.trim();
  if (value) return value;
  throw new Error(`${name} is empty. Example: ${name}=${example}`);
};

function portIn(env: Env): number {
  const name = env['STRIPE_SANDBOX_PORT'] ? 'STRIPE_SANDBOX_PORT' : 'STRIPE_API_PORT';
  const text = env[name] ?? '12111';
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`${name} "${text}" is not a port. Example: ${name}=12111`);
}

/**
 * What the process is told: its port, its database, and the product's webhook routes (by default on PORT of this machine).
 * @throws Error that names the variable and gives an example
 */
export function readEnvironment(env: Env): SandboxOptions {
  const product = `http://127.0.0.1:${env['PORT'] || 3000}`;
  const connectSecret = env['STRIPE_CONNECT_WEBHOOK_SECRET'];
  const connect = { url: env['STRIPE_CONNECT_WEBHOOK_URL'] || `${product}/webhooks/stripe-connect`, connect: true };
  const first = (list: string): string => list.split(',')[0]?.trim() ?? ''; // the product reads a list, newest first
  const thinSecret = env['STRIPE_THIN_WEBHOOK_SECRET'];
  const thin = { url: env['STRIPE_THIN_WEBHOOK_URL'] || connect.url, thin: true };
  const publicUrl = env['STRIPE_SANDBOX_PUBLIC_URL'];
  return {
    port: portIn(env),
    databaseUrl: need(env, 'DATABASE_URL', 'postgres://lapak:secret@127.0.0.1:5432/lapak'),
    secretKey: need(env, 'STRIPE_SECRET_KEY', 'sk_test_sandbox_0123456789ab'),
    webhookEndpoints: [
      {
        url: env['STRIPE_WEBHOOK_URL'] || `${product}/webhooks/stripe`,
        secret: first(need(env, 'STRIPE_WEBHOOK_SECRET', 'whsec_...')),
      },
      ...(connectSecret ? [{ ...connect, secret: first(connectSecret) }] : []),
      ...(thinSecret ? [{ ...thin, secret: first(thinSecret) }] : []),
    ],
    ...(publicUrl && { publicUrl }),
  };
}
