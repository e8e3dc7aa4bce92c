import { squash } from '@lapak/areas-domain';
import { statement, type Tx } from '@lapak/platform';
import type { DataSource } from 'typeorm';
import { desaOf, provincesOfIndonesia, regenciesOfIndonesia } from './area-data.js';
import { type RegencyProfile, RegencyProfileError } from './load-regency-profile.js';

const putProvinces = statement(
  'areas_put_provinces',
  `insert into province select code, name from json_to_recordset($1::json) as p(code text, name text)
   on conflict (code) do update set name = excluded.name`,
);
const putRegencies = statement(
  'areas_put_regencies',
  `insert into outside_regency select code, parent, name from json_to_recordset($1::json) as r(code text, parent text, name text)
   on conflict (code) do update set name = excluded.name, province_code = excluded.province_code`,
);
const putKecamatan = statement(
  'areas_put_kecamatan',
  `insert into kecamatan (code, name, postal, known_for, lat, lng, capital_lat, capital_lng, tile_column, tile_row)
   select code, name, postal, "knownFor", lat, lng, "capitalLat", "capitalLng", "tileColumn", "tileRow"
   from json_to_recordset($1::json) as k(code text, name text, postal text, "knownFor" jsonb, lat float8, lng float8,
     "capitalLat" float8, "capitalLng" float8, "tileColumn" int, "tileRow" int)
   on conflict (code) do update set name = excluded.name, postal = excluded.postal, known_for = excluded.known_for,
     lat = excluded.lat, lng = excluded.lng, capital_lat = excluded.capital_lat, capital_lng = excluded.capital_lng,
     tile_column = excluded.tile_column, tile_row = excluded.tile_row`,
);
const putDesa = statement(
  'areas_put_desa',
  `insert into desa (code, kecamatan_code, name, kind, postal, search_name)
   select code, kecamatan, name, kind, postal, search
   from json_to_recordset($1::json) as d(code text, kecamatan text, name text, kind text, postal text, search text)
   on conflict (code) do update set name = excluded.name, kecamatan_code = excluded.kecamatan_code, kind = excluded.kind,
     postal = excluded.postal, search_name = excluded.search_name`,
);
const putHolidays = statement(
  'areas_put_holidays',
  `insert into holiday (day, name, kind) select date, name, kind from json_to_recordset($1::json) as h(date date, name jsonb, kind text)
   on conflict (day) do update set name = excluded.name, kind = excluded.kind`,
);
const dropHolidays = statement('areas_drop_holidays', `delete from holiday where day <> all ($1::date[])`);
const putServices = statement(
  'areas_put_courier_services',
  `insert into courier_service (code, name, divisor, tolerance_grams, min_grams, sort)
   select code, name, divisor, tolerance, min, sort
   from json_to_recordset($1::json) as s(code text, name jsonb, divisor int, tolerance int, min int, sort int)
   on conflict (code) do update set name = excluded.name, divisor = excluded.divisor, tolerance_grams = excluded.tolerance_grams,
     min_grams = excluded.min_grams, sort = excluded.sort`,
);
const dropTariffs = statement('areas_drop_courier_tariffs', `delete from courier_tariff`);
const putTariffs = statement(
  'areas_put_courier_tariffs',
  `insert into courier_tariff (service, to_prefix, price_per_kg, days_from, days_to)
   select service, prefix, price, "from", "to"
   from json_to_recordset($1::json) as t(service text, prefix text, price bigint, "from" int, "to" int)`,
);

const json = (rows: readonly object[]): [string] => [JSON.stringify(rows)];

const desaRows = (profile: RegencyProfile): object[] => {
  const { kecamatan, postalExceptions } = profile.areas;
  const postal = new Map(kecamatan.map(({ code, postal: own }) => [code, own]));
  const exceptions = new Map(postalExceptions.map((exception) => [exception.desa, exception.postal]));
  const rows = desaOf(profile.code);
  const unknown = rows.find(({ parent }) => !postal.has(parent));
  if (unknown)
    throw new RegencyProfileError([`areas.json: kecamatan ${unknown.parent} of desa ${unknown.name} is missing`]);
  return rows.map(({ code, parent, name }) => ({
    code,
    kecamatan: parent,
    name,
    // Kemendagri: the desa's four digits begin with 1 for a kelurahan, with 2 for a desa.
    kind: code.split('.')[3]!.startsWith('1') ? 'kelurahan' : 'desa',
    postal: exceptions.get(code) ?? postal.get(parent),
    search: squash(name),
  }));
};

const importDelivery = async (tx: Tx, { delivery }: RegencyProfile): Promise<void> => {
  const services = delivery.services.map((service, sort) => ({
    code: service.code,
    name: { id: service.name, en: service.nameEn },
    divisor: service.divisor,
    tolerance: service.toleranceGrams,
    min: service.minGrams,
    sort,
  }));
  const tariffs = delivery.tariffs.map(({ service, toPrefix, perKg, etaDays: [from, to] }) => ({
    service,
    prefix: toPrefix,
    price: perKg,
    from,
    to,
  }));
  await putServices.run(tx, json(services));
  await dropTariffs.run(tx);
  await putTariffs.run(tx, json(tariffs));
};

/**
 * Brings provinces and regencies of the country, the regency's kecamatan, desa, holidays and courier prices to what the
 * profile and idn-area-data say, in one transaction. Safe to run at every start; an area is never removed: shops stand on it.
 */
export const importAreas = async (db: DataSource, profile: RegencyProfile): Promise<void> => {
  const tiles = new Map(profile.tileMap.map((tile) => [tile.kecamatan, tile]));
  const kecamatan = profile.areas.kecamatan.map((k) => ({
    ...k,
    tileColumn: tiles.get(k.code)!.col,
    tileRow: tiles.get(k.code)!.row,
  }));
  await db.transaction(async (manager) => {
    const tx = manager as Tx;
    await putProvinces.run(tx, json(provincesOfIndonesia()));
    await putRegencies.run(tx, json(regenciesOfIndonesia()));
    await putKecamatan.run(tx, json(kecamatan));
    await putDesa.run(tx, json(desaRows(profile)));
    await dropHolidays.run(tx, [profile.calendar.map(({ date }) => date)]);
    await putHolidays.run(tx, json(profile.calendar));
    await importDelivery(tx, profile);
  });
};
