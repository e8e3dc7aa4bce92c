import fs from 'node:fs';
import path from 'node:path';

/** One person of the demo, as its script wrote them down in the data folder. */
interface SignIn {
  role: string;
  name: string;
  login: string;
  password: string;
  url: string;
  secondFactor: boolean;
}

function readSignIns(home: string): SignIn[] {
  const file = path.join(home, 'sign-ins.json');
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
    ...(demo ? [['Surel & kode contoh / demo mail & codes', `${absolute('/_mail')}  ${absolute('/_demo')}`]] : []),
    ...(sandboxUrl ? [['Stripe (tiruan / sandbox)', sandboxUrl]] : []),
  ];
  const people = demo ? readSignIns(home) : [];
  const header = ['Peran / role', 'Nama / name', 'Masuk / sign-in', 'Sandi / password', 'Di / at', 'Kode / code'];
  const code = (p: SignIn): string => (p.secondFactor ? absolute('/_demo') : '');
  const rows = people.map((p) => [p.role, p.name, p.login, p.password, absolute(p.url), code(p)]);
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
