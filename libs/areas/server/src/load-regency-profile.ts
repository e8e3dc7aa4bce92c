import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutesOf, type WorkingCalendar } from '@lapak/areas-domain';
import type { Words } from '@lapak/kernel';
import { AREAS, CALENDAR, CATEGORIES, DELIVERY, PROFILE, REASONS, REQUIREMENTS } from './regency-shapes.js';
import type { Of, Shape } from './shape.js';

/** Where the regencies' data lies; the same two steps up from src and from dist. */
const REGENCIES = join(import.meta.dirname, '../../regencies');

/** The folder of a regency's data; its `demo/` holds the invented people and shops. */
export const regencyFolder = (name: string): string => join(REGENCIES, name);

/** The words over the front page. */
export interface Hero {
  readonly eyebrow: Words;
  readonly headline: Words;
  readonly lead: Words;
  readonly action: Words;
  readonly href: string;
  readonly motif: string;
}

/** Everything the product knows about one regency, as its folder says it. */
export interface RegencyProfile extends Omit<Of<typeof PROFILE>, 'hero'> {
  readonly hero: Hero;
  readonly areas: Of<typeof AREAS>;
  readonly calendar: Of<typeof CALENDAR>;
  readonly delivery: Of<typeof DELIVERY>;
  readonly requirements: Of<typeof REQUIREMENTS>;
  readonly reasons: Of<typeof REASONS>;
  readonly categories: Of<typeof CATEGORIES>;
}

/** A regency's data are not right: which file, which field, and what would be. */
export class RegencyProfileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The regency's data are not right:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'RegencyProfileError';
  }
}

class Folder {
  readonly problems: string[] = [];
  constructor(private readonly path: string) {}

  read<T>(file: string, shape: Shape<T>): T {
    const path = join(this.path, file);
    let value: unknown;
    try {
      value = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      this.problems.push(`${path}: ${error instanceof SyntaxError ? `is not JSON (${error.message})` : 'is missing'}`);
      return {} as T;
    }
    shape.check(value, '', (at, expected) => this.wrong(file, at, `must be ${expected}`));
    return value as T;
  }
  wrong(file: string, at: string, problem: string): void {
    this.problems.push(`${join(this.path, file)}: ${at || 'the whole'} ${problem}`);
  }
  /** @throws RegencyProfileError when anything was wrong so far. */
  stopIfWrong(): void {
    if (this.problems.length > 0) throw new RegencyProfileError(this.problems.slice(0, 20));
  }
}

/** What a single field cannot tell: codes that point at something, and hours that begin before they end. */
const checkTogether = (folder: Folder, profile: RegencyProfile): void => {
  const kecamatan = new Set(profile.areas.kecamatan.map(({ code }) => code));
  const known = (file: string, at: string, code: string): void => {
    if (!kecamatan.has(code)) folder.wrong(file, at, `names ${code}, which areas.json does not have`);
  };
  for (const code of kecamatan)
    if (!code.startsWith(`${profile.code}.`))
      folder.wrong('areas.json', 'kecamatan', `${code} does not lie in ${profile.code}`);
  profile.tileMap.forEach((tile, i) => known('profile.json', `tileMap.${i}.kecamatan`, tile.kecamatan));
  for (const code of kecamatan)
    if (!profile.tileMap.some((tile) => tile.kecamatan === code))
      folder.wrong('profile.json', 'tileMap', `has no tile for ${code}`);
  for (const [from, row] of Object.entries(profile.delivery.matrixKm))
    [from, ...Object.keys(row)].forEach((code) => known('delivery.json', `matrixKm.${from}`, code));
  const services = new Set(profile.delivery.services.map(({ code }) => code));
  profile.delivery.tariffs.forEach(({ service }, i) => {
    if (!services.has(service))
      folder.wrong('delivery.json', `tariffs.${i}.service`, `names "${service}", which is not among services`);
  });
  const requirements = new Set(profile.requirements.map(({ key }) => key));
  profile.reasons.forEach(({ requirement }, i) => {
    if (!requirements.has(requirement))
      folder.wrong('reasons.json', `${i}.requirement`, `names "${requirement}", which requirements.json does not have`);
  });
  const categories = new Set(profile.categories.map(({ id }) => id));
  profile.categories.forEach(({ parent }, i) => {
    if (parent !== null && !categories.has(parent))
      folder.wrong('categories.json', `${i}.parent`, `names "${parent}", which is not a category`);
  });
  profile.workingHours.forEach(({ from, to }, i) => {
    if (minutesOf(from)! >= minutesOf(to)!)
      folder.wrong('profile.json', `workingHours.${i}`, `ends at ${to}, before it begins at ${from}`);
  });
  if (!Intl.supportedValuesOf('timeZone').includes(profile.timeZone))
    folder.wrong('profile.json', 'timeZone', `"${profile.timeZone}" is not a time zone; example: Asia/Makassar`);
};

/** Reads and checks `libs/areas/regencies/<name>/`. @throws RegencyProfileError naming files and fields, up to 20 at once. */
export const loadRegencyProfile = (name: string, base = REGENCIES): RegencyProfile => {
  const path = join(base, name);
  if (!/^[a-z][a-z-]{1,40}$/.test(name) || !existsSync(path)) {
    const others = readdirSync(base, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    throw new RegencyProfileError([
      `REGENCY: there is no folder "${name}" in ${base}; there are: ${others.join(', ')}`,
    ]);
  }
  const folder = new Folder(path);
  const { hero, ...profile } = folder.read('profile.json', PROFILE);
  const rest = {
    areas: folder.read('areas.json', AREAS),
    calendar: folder.read('calendar.json', CALENDAR),
    delivery: folder.read('delivery.json', DELIVERY),
    requirements: folder.read('requirements.json', REQUIREMENTS),
    reasons: folder.read('reasons.json', REASONS),
    categories: folder.read('categories.json', CATEGORIES),
  };
  folder.stopIfWrong();
  const loaded: RegencyProfile = {
    ...profile,
    ...rest,
    hero: {
      eyebrow: hero.kicker,
      headline: hero.title,
      lead: hero.lead,
      action: hero.primary.label,
      href: hero.primary.href,
      motif: profile.key,
    },
  };
  checkTogether(folder, loaded);
  folder.stopIfWrong();
  return loaded;
};

/** The profile's hours, holidays and closures in the form of the rules. */
export const calendarOf = (profile: RegencyProfile): WorkingCalendar => {
  const hours = new Map<number, { from: number; to: number }[]>();
  for (const { weekday, from, to } of profile.workingHours)
    hours.set(
      weekday,
      [...(hours.get(weekday) ?? []), { from: minutesOf(from)!, to: minutesOf(to)! }].sort((a, b) => a.from - b.from),
    );
  const days = (closure: boolean) =>
    new Set(profile.calendar.filter(({ kind }) => (kind === 'closure') === closure).map(({ date }) => date));
  return { zone: profile.timeZone, hours, daysOff: days(false), closures: days(true) };
};
