import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoData } from './demo-data.js';

/** Somebody to be in the demo. */
export interface SignIn {
  readonly role: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  /** Where, as a path. */
  readonly url: string;
  /** Asks for a code; /_demo shows the one of now. */
  readonly secondFactor: boolean;
}

/** The shop whose owner is shown: an order waits there to be accepted, another is on its way to being completed. */
const SHOWN_SHOP = 'dupa-penarukan';

export const signInsOf = ({ people, shops }: DemoData): SignIn[] => {
  const { password } = people;
  const resident = people.residents[0]!;
  const shop = shops.find(({ slug }) => slug === SHOWN_SHOP) ?? shops[0]!;
  const sign = (role: string, { name, email }: { name: string; email: string }, url: string): SignIn => ({
    role,
    name,
    login: email,
    password,
    url,
    secondFactor: url === '/kabupaten',
  });
  return [
    sign('Pembeli / shopper', resident, '/masuk'),
    sign(`Penjual / merchant: ${shop.name}`, shop.owner, '/lapakku'),
    ...people.staff.map((officer) => sign(`${officer.title.id} / ${officer.title.en}`, officer, '/kabupaten')),
  ];
};

/** For the words that `npm start` ends with. */
export const writeSignIns = (home: string, demo: DemoData): void =>
  writeFileSync(join(home, 'sign-ins.json'), `${JSON.stringify(signInsOf(demo), null, 2)}\n`, { mode: 0o600 });
