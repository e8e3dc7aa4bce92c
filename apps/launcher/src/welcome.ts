import fs from 'node:fs';

import { inRoot } from './workspace.ts';

interface SignIn {
  role: string;
  name: string;
  login: string;
  password: string;
  url?: string;
  totp?: string;
}

const SIGN_INS = 'apps/api/dist/seed/sign-ins.json';

function readSignIns(): SignIn[] {
  const file = inRoot(SIGN_INS);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as SignIn[]) : [];
}

/** Lines of a table whose columns are as wide as their widest cell. */
export function table(rows: string[][]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    widths
      .map((width, i) => (row[i] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  );
}

/** What a person needs first: addresses, the people of the demo, how to stop. */
export function welcome(publicUrl: string, home: string, demo: boolean, sandboxUrl?: string): string {
  const absolute = (url = '/'): string => (url.startsWith('/') ? `${publicUrl}${url}` : url);
  const addresses = [
    ['Pasar / storefront', absolute('/')],
    ['Lapakku / merchants', absolute('/lapakku')],
    ['Kabupaten / regency staff', absolute('/kabupaten')],
    ['GraphQL', absolute('/graphql')],
    ...(sandboxUrl ? [['Stripe (tiruan / sandbox)', sandboxUrl]] : []),
  ];
  const people = demo ? readSignIns() : [];
  const header = ['Peran / role', 'Nama / name', 'Masuk / sign-in', 'Sandi / password', 'Di / at', 'TOTP'];
  const rows = people.map((p) => [p.role, p.name, p.login, p.password, absolute(p.url), p.totp ?? '']);
  return [
    '',
    'Lapak siap. / Lapak is ready.',
    '',
    ...table(addresses).map((line) => `  ${line}`),
    ...(rows.length > 0 ? ['', 'Akun contoh / demo sign-ins', ...table([header, ...rows]).map((l) => `  ${l}`)] : []),
    '',
    `Data: ${home}   Log: ${home}/logs`,
    'Berhenti: Ctrl-C / stop: Ctrl-C',
    '',
  ].join('\n');
}
