import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { KNOWN_FILE, type KnownFields } from './http/known-parameters.js';
import { endpointOf } from './http/route.js';
import type { Fields } from './http/shape.js';
import { ROUTES } from './stripe/routes.js';
import { readSdk } from './testing/read-sdk.js';

const inPlay = ROUTES.map(endpointOf);

/** The parameters that are played and that Stripe does not have. */
const invented = (fields: Fields, known: KnownFields, inside = ''): string[] =>
  Object.entries(fields).flatMap(([name, shape]) => {
    const path = `${inside}${name}`;
    const more = known[name];
    if (!more) return [path];
    return shape.fields ? invented(shape.fields, more as KnownFields, `${path}.`) : [];
  });

test('the known parameters are those of the SDK that is installed', async () => {
  const known = readSdk(inPlay);
  if (process.env['WRITE_KNOWN_PARAMETERS'])
    writeFileSync(KNOWN_FILE, await format(JSON.stringify(known), { parser: 'json', printWidth: 120 }));
  // A difference is what an upgrade of the SDK has changed: read it, then run once with WRITE_KNOWN_PARAMETERS=1.
  expect(JSON.parse(readFileSync(KNOWN_FILE, 'utf8'))).toEqual(known);
});

test('what is played is what Stripe has', () => {
  const known = JSON.parse(readFileSync(KNOWN_FILE, 'utf8')) as Record<string, KnownFields>;
  const wrong = ROUTES.flatMap((one) => {
    const endpoint = endpointOf(one);
    const names = invented(one.fields, known[endpoint] ?? {}).filter((name) => name !== 'page');
    return names.map((name) => `${endpoint}: ${name}`);
  });
  expect(wrong).toEqual([]);
});
