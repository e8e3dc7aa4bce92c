import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDate } from '@lapak/kernel';
import { statementsDuring, testDatabase } from '@lapak/platform/testing';
import { areasEntities, importAreas } from './index.js';
import { loadRegencyProfile, type RegencyProfileError } from './load-regency-profile.js';
import { givenAreas } from './testing.js';

const db = testDatabase(areasEntities, { keep: true });
let given: Awaited<ReturnType<typeof givenAreas>>;
beforeAll(async () => {
  given = await givenAreas(db);
}, 30_000);

test('the regency has nine kecamatan and 148 desa and kelurahan, each with its postal code', () => {
  const { areas } = given;
  expect(areas.allKecamatan()).toHaveLength(9);
  expect(areas.allKecamatan().flatMap(({ code }) => areas.desaIn(code))).toHaveLength(148);
  expect(areas.desa('51.08.09.2007')).toMatchObject({
    name: 'Les',
    kind: 'desa',
    postal: '81173',
    label: 'Desa Les, Kec. Tejakula',
  });
  expect(areas.desa('51.08.06.1006')).toMatchObject({ name: 'Banyuasri', kind: 'kelurahan', postal: '81116' });
});

test('what lies elsewhere is not inside', () => {
  const { areas } = given;
  expect([
    areas.isInside('51.08.09.2007'),
    areas.isInside('51.08.09.9999'),
    areas.isInside('51.71.01.1001'),
    areas.isInside(''),
  ]).toEqual([true, false, false, false]);
});

test('buyers elsewhere find their province and regency, never this one', () => {
  const { areas } = given;
  expect(areas.provinces()).toHaveLength(38);
  expect(areas.regenciesOf('51').map(({ name }) => name)).toContain('Kota Denpasar');
  expect(areas.regenciesOf('51').map(({ code }) => code)).not.toContain('51.08');
  expect([areas.outsideRegency('51.71')?.name, areas.outsideRegency('51.08'), areas.regenciesOf('%')]).toEqual([
    'Kota Denpasar',
    null,
    [],
  ]);
});

test('a desa is found as people write it', () => {
  const first = (text: string) => given.areas.find(text, 5)[0]?.label;
  expect(first('les tejakula')).toBe('Desa Les, Kec. Tejakula');
  expect(first('celukan bawang')).toBe('Desa Celukanbawang, Kec. Gerokgak');
  expect(first('jineng dalem')).toBe('Desa Jinengdalem, Kec. Buleleng');
  expect(first('pnglatan')).toBe('Desa Penglatan, Kec. Buleleng');
  expect(first('lovina')).toBe('Desa Kalibukbuk, Kec. Buleleng');
  expect(given.areas.find('kayu putih', 5).map(({ label }) => label)).toEqual([
    'Desa Kayuputih, Kec. Banjar',
    'Desa Kayuputih, Kec. Sukasada',
  ]);
});

test('every desa is found first, or second to its namesake, by its own name', () => {
  const { areas } = given;
  const all = areas.allKecamatan().flatMap(({ code }) => areas.desaIn(code));
  expect(all.filter((desa) => !areas.find(desa.name, 2).some(({ code }) => code === desa.code))).toEqual([]);
});

test('importing again changes nothing and takes no more rows', async () => {
  const count = () =>
    db.query(
      `select (select count(*) from desa) desa, (select count(*) from holiday) holidays, (select count(*) from courier_tariff) tariffs, (select count(*) from outside_regency) regencies`,
    );
  const before = await count();
  await importAreas(db, given.regency.profile);
  expect(await count()).toEqual(before);
  expect(before[0]).toMatchObject({ desa: 148, regencies: 514 });
});

test('answers come from memory', async () => {
  expect(await statementsDuring(async () => void given.areas.find('les', 10))).toEqual([]);
});

test("the regency's own calendar closes Nyepi and gives a promise over it", () => {
  const { workingTime } = given;
  expect(workingTime.isClosed('2026-03-19' as LocalDate)).toBe(true);
  expect(workingTime.addWorkingDays('2026-03-17' as LocalDate, 1) > '2026-03-24').toBe(true);
});

const spoilt = (file: string, change: (json: never) => void): string => {
  const base = mkdtempSync(join(tmpdir(), 'regency-'));
  cpSync(join(import.meta.dirname, '../../regencies/buleleng'), join(base, 'elsewhere'), { recursive: true });
  const path = join(base, 'elsewhere', file);
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  change(json as never);
  writeFileSync(path, JSON.stringify(json));
  return base;
};
const complaint = (file: string, change: (json: never) => void): string => {
  const base = spoilt(file, change);
  try {
    loadRegencyProfile('elsewhere', base);
    return 'none';
  } catch (error) {
    return (error as RegencyProfileError).problems.join('\n');
  } finally {
    rmSync(base, { recursive: true });
  }
};

test('a mistake in the data is said with its file and field', () => {
  expect(complaint('profile.json', (json: { office: { email: string } }) => (json.office.email = ''))).toMatch(
    /profile\.json: office\.email must be a text/,
  );
  expect(complaint('calendar.json', (json: { date: string }[]) => (json[3]!.date = '1 Mei'))).toMatch(
    /calendar\.json: 3\.date must be like "2026-03-19"/,
  );
  expect(
    complaint('delivery.json', (json: { tariffs: { service: string }[] }) => (json.tariffs[0]!.service = 'burung')),
  ).toMatch(/tariffs\.0\.service names "burung"/);
  expect(complaint('profile.json', () => undefined)).toBe('none');
});

test('an unknown regency says which there are', () => {
  expect(() => loadRegencyProfile('atlantis')).toThrow(
    /REGENCY: there is no folder "atlantis".*there are: .*buleleng/s,
  );
});
