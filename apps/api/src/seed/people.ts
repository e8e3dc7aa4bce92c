import { ActivateTotp, AddAccount, grantDuty, SetUpTotp, totpCode } from '@lapak/accounts-server';
import type { Id, Locale } from '@lapak/kernel';
import { Transactor } from '@lapak/platform';
import { daysAgo, must, type Teller, the } from './teller.js';

export type Accounts = ReadonlyMap<string, Id<'Account'>>;

/** Officers have been here for a year, residents for some months, shop owners a day longer than their application. */
const OFFICER_DAYS = 365;
const RESIDENT_DAYS = 240;

interface Newcomer {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly locale?: Locale;
  readonly days: number;
}

const everybody = ({ demo: { people, shops } }: Teller): Newcomer[] => [
  ...people.staff.map((one) => ({ ...one, days: OFFICER_DAYS })),
  ...people.residents.map((one) => ({ ...one, days: RESIDENT_DAYS })),
  ...shops.map(({ slug, owner, appliedDaysAgo }) => ({ ...owner, key: slug, days: appliedDaysAgo + 1 })),
];

/** Makes everybody's account (an owner's under the slug of the shop) and gives the officers their duty and second factor. */
export const seedPeople = async (teller: Teller): Promise<Accounts> => {
  const { demo, clock } = teller;
  const accounts = new Map<string, Id<'Account'>>();
  const add = async ({ key, name, locale = 'id', ...reach }: Newcomer): Promise<void> => {
    const input = { fullName: name, phone: reach.phone, email: reach.email, password: demo.people.password };
    const added = await the(teller, AddAccount).run({ ...input, acceptTerms: true }, locale);
    accounts.set(key, must(`account of ${name}`, added).accountId);
  };
  // Passwords are hashed two at a time; whoever has the same first day shares the clock.
  const newcomers = everybody(teller);
  for (const days of new Set(newcomers.map((one) => one.days))) {
    clock.set(daysAgo(teller, days));
    await Promise.all(newcomers.filter((one) => one.days === days).map(add));
  }
  clock.set(daysAgo(teller, OFFICER_DAYS));
  const { staff, totpSecret } = demo.people;
  for (const { key, duty } of staff) {
    const officer = accounts.get(key)!;
    await the(teller, Transactor).run((tx) => grantDuty(tx, officer, duty, clock.now()));
    await the(teller, SetUpTotp).offer(officer, totpSecret);
    const code = totpCode(totpSecret, clock.now());
    must(`second factor of ${key}`, await the(teller, ActivateTotp).run(officer, null, code));
  }
  return accounts;
};
