import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config.js';

const home = mkdtempSync(join(tmpdir(), 'lapak-config-'));
const base = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/x', LAPAK_HOME: home };
const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig({ ...base, ...env });
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
};
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://lapak.example.go.id',
  SMTP_URL: 'smtp://mail',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
};

test('nothing but a database is needed', () => {
  expect(readConfig(base)).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', stripe: null, demo: true });
});

test('every wrong variable is named at once, with what would be right', () => {
  const said = problemsOf({ PORT: '99999', PUBLIC_URL: 'lapak', SMTP_URL: 'http://x' });
  expect(said).toContain('PORT: "99999" is not a port');
  expect(said).toContain('PUBLIC_URL=https://lapak.example.go.id');
  expect(said).toContain('SMTP_URL');
});

test('an address in an error never shows its password', () => {
  expect(problemsOf({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).not.toContain('hunter2');
});

test('production refuses test keys, sandbox keys and another Stripe host', () => {
  expect(problemsOf({ ...production, STRIPE_SECRET_KEY: 'sk_test_12345678' })).toContain('production needs a live key');
  expect(problemsOf({ ...production, STRIPE_SECRET_KEY: 'sk_live_sandbox_12345678' })).toContain('sandbox key');
  expect(problemsOf({ ...production, STRIPE_SECRET_KEY: 'sk_live_12345678', STRIPE_API_HOST: '127.0.0.1' })).toContain(
    'STRIPE_API_HOST',
  );
  expect(problemsOf({ ...production, STRIPE_SECRET_KEY: 'sk_live_12345678' })).toBe('');
});

test('production needs https and a way to send mail', () => {
  expect(problemsOf({ NODE_ENV: 'production', PUBLIC_URL: 'http://x.id' })).toMatch(/PUBLIC_URL[^]*SMTP_URL/);
});

test('a Stripe key without a webhook secret is refused: payments would never be seen', () => {
  expect(problemsOf({ STRIPE_SECRET_KEY: 'sk_test_12345678' })).toContain('STRIPE_WEBHOOK_SECRET');
});

test('webhook secrets are a rolling list', () => {
  const { stripe } = readConfig({
    ...base,
    STRIPE_SECRET_KEY: 'sk_test_12345678',
    STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old',
  });
  expect(stripe?.webhookSecrets).toEqual(['whsec_new', 'whsec_old']);
});
