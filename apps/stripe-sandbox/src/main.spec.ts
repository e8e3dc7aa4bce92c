import { readEnvironment } from './read-environment.js';

const key = 'sk_test_sandbox_1';

test('the environment names what is missing, and defaults to the product on this machine', () => {
  const env = {
    DATABASE_URL: 'postgres://x/y',
    STRIPE_SECRET_KEY: key,
    STRIPE_WEBHOOK_SECRET: 'whsec_new,whsec_old',
    PORT: '3100',
  };
  expect(() => readEnvironment({ ...env, DATABASE_URL: '' })).toThrow('DATABASE_URL is empty. Example');
  expect(() => readEnvironment({ ...env, STRIPE_SANDBOX_PORT: 'x' })).toThrow('STRIPE_SANDBOX_PORT "x" is not a port');
  expect(
    readEnvironment({
      ...env,
      STRIPE_API_PORT: '12112',
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_c',
      STRIPE_THIN_WEBHOOK_SECRET: 'whsec_t',
    }),
  ).toMatchObject({
    port: 12112,
    webhookEndpoints: [
      { url: 'http://127.0.0.1:3100/webhooks/stripe', secret: 'whsec_new' },
      { url: 'http://127.0.0.1:3100/webhooks/stripe-connect', secret: 'whsec_c', connect: true },
      { url: 'http://127.0.0.1:3100/webhooks/stripe-connect', secret: 'whsec_t', thin: true },
    ],
  });
});
