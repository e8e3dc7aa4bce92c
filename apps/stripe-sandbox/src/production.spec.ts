import { globSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { refuseOutsideDevelopment } from './refuse-production.js';
import { startSandbox } from './start-sandbox.js';
import { stage } from './testing.js';

const on = stage();
const key = 'sk_test_sandbox_1';
const options = { databaseUrl: 'postgres://nobody@127.0.0.1:1/none', port: 0, secretKey: key, webhookEndpoints: [] };

test('the sandbox does not run in production, nor beside anything live', () => {
  expect(() => refuseOutsideDevelopment({ NODE_ENV: 'production' }, key)).toThrow('NODE_ENV=production');
  expect(() => refuseOutsideDevelopment({ STRIPE_SECRET_KEY: 'sk_live_1' }, key)).toThrow('STRIPE_SECRET_KEY');
  expect(() => refuseOutsideDevelopment({ OTHER: 'rk_live_1' }, key)).toThrow('OTHER');
  expect(() => refuseOutsideDevelopment({ STRIPE_LIVE_KEY: 'x' }, key)).toThrow('STRIPE_LIVE_KEY');
  expect(() => refuseOutsideDevelopment({}, 'sk_live_1')).toThrow('sk_test_');
  expect(() => refuseOutsideDevelopment({ NODE_ENV: 'development', PATH: '/usr/bin' }, key)).not.toThrow();
});

test('it refuses before it opens anything: no port, no database', async () => {
  const before = process.env['NODE_ENV'];
  try {
    process.env['NODE_ENV'] = 'production';
    await expect(startSandbox(options)).rejects.toThrow('NODE_ENV=production');
  } finally {
    process.env['NODE_ENV'] = before;
  }
  await expect(startSandbox({ ...options, secretKey: 'sk_live_1' })).rejects.toThrow('sk_test_');
});

const reaches = (host: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port: on.sandbox.port, timeout: 2000 });
    const answer = (yes: boolean) => () => {
      socket.destroy();
      done(yes);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });

test('only this machine reaches it', async () => {
  expect(await reaches('127.0.0.1')).toBe(true);
  const others = Object.values(os.networkInterfaces()).flatMap((all) => all ?? []);
  for (const { address } of others.filter((one) => !one.internal && !one.address.startsWith('fe80')))
    expect([address, await reaches(address)]).toEqual([address, false]);
  expect(await reaches('127.0.0.2')).toBe(false);
});

test('nothing that ships stands on it', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const files = globSync(['{apps,libs}/*/{src,*/src}/**/*.{ts,tsx}', '{apps,libs}/{*,*/*}/package.json'], {
    cwd: root,
  });
  const ships = (file: string): boolean =>
    !/(\.spec\.tsx?|\/testing\.ts|\/testing\/.*)$/.test(file) && !/^apps\/(stripe-sandbox|e2e|bench)\//.test(file);
  const known = files.filter(
    (file) => ships(file) && readFileSync(path.join(root, file), 'utf8').includes('stripe-sandbox'),
  );
  // The launcher starts it by the path of its program, and only without a key and outside production.
  expect(files.length).toBeGreaterThan(500);
  expect(known).toEqual(['apps/launcher/src/start-sandbox.ts']);
});
