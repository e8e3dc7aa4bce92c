import { type DesaIndex, findDesa, indexDesa } from '@lapak/areas-domain';
import type { Words } from '@lapak/kernel';
import { statement } from '@lapak/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Regency } from './regency.js';

export interface Kecamatan {
  readonly code: string;
  readonly name: string;
  readonly postal: string;
  readonly knownFor: Words;
  readonly lat: number;
  readonly lng: number;
  readonly capitalLat: number;
  readonly capitalLng: number;
  readonly tileColumn: number;
  readonly tileRow: number;
}

export interface Desa {
  readonly code: string;
  readonly name: string;
  readonly kind: 'desa' | 'kelurahan';
  readonly postal: string;
  readonly kecamatanCode: string;
  readonly kecamatanName: string;
  /** `Desa Les, Kec. Tejakula`: a desa's name alone may exist twice. */
  readonly label: string;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

const kecamatanRows = statement<Kecamatan>(
  'areas_kecamatan',
  `select code, name, postal, known_for "knownFor", lat, lng, capital_lat "capitalLat", capital_lng "capitalLng",
     tile_column "tileColumn", tile_row "tileRow" from kecamatan order by code`,
);
const desaRows = statement<Omit<Desa, 'label'>>(
  'areas_desa',
  `select d.code, d.name, d.kind, d.postal, k.code "kecamatanCode", k.name "kecamatanName"
   from desa d join kecamatan k on k.code = d.kecamatan_code order by d.code`,
);
const provinceRows = statement<Place>('areas_provinces', `select code, name from province order by code`);
const regencyRows = statement<Place>('areas_outside_regencies', `select code, name from outside_regency order by code`);

const KIND = { desa: 'Desa', kelurahan: 'Kelurahan' } as const;
const byCode = <T extends Place>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.code, row]));

/** Kecamatan and desa of the regency, and the country's provinces and regencies, from memory. */
@Injectable()
export class Areas implements OnModuleInit {
  private kecamatanByCode = new Map<string, Kecamatan>();
  private desaByCode = new Map<string, Desa>();
  private index: DesaIndex<Desa & { readonly aliases: readonly string[] }> = [];
  private provinceByCode = new Map<string, Place>();
  private regencyByCode = new Map<string, Place>();

  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load();
  }

  /** Reads the tables again, after an import. */
  async load(db: DataSource = this.db): Promise<void> {
    const [kecamatan, desa, provinces, regencies] = await Promise.all([
      kecamatanRows.rows(db),
      desaRows.rows(db),
      provinceRows.rows(db),
      regencyRows.rows(db),
    ]);
    const { landmarks } = this.regency.profile.areas;
    const labelled = desa.map((row): Desa => ({
      ...row,
      label: `${KIND[row.kind]} ${row.name}, Kec. ${row.kecamatanName}`,
    }));
    this.kecamatanByCode = byCode(kecamatan);
    this.desaByCode = byCode(labelled);
    const aliases = (code: string) =>
      landmarks.filter(({ desa: at }) => at === code).flatMap(({ name }) => [name.id, name.en]);
    this.index = indexDesa(labelled.map((row) => ({ ...row, aliases: aliases(row.code) })));
    this.provinceByCode = byCode(provinces);
    this.regencyByCode = byCode(regencies);
  }

  desa(code: string): Desa | null {
    return this.desaByCode.get(code) ?? null;
  }
  kecamatan(code: string): Kecamatan | null {
    return this.kecamatanByCode.get(code) ?? null;
  }
  /** In the order of their codes. */
  allKecamatan(): Kecamatan[] {
    return [...this.kecamatanByCode.values()];
  }
  desaIn(kecamatanCode: string): Desa[] {
    return [...this.desaByCode.values()].filter((desa) => desa.kecamatanCode === kecamatanCode);
  }
  /** `code` is a desa or kelurahan of this regency. */
  isInside(code: string): boolean {
    return this.desaByCode.has(code);
  }
  /** Best first: forgives spaces, hyphens, case and small typing mistakes, and knows kecamatan and landmarks. */
  find(query: string, first: number): Desa[] {
    return findDesa(this.index, query, first);
  }
  provinces(): Place[] {
    return [...this.provinceByCode.values()];
  }
  province(code: string): Place | null {
    return this.provinceByCode.get(code) ?? null;
  }
  /** Every regency and city of a province but this one: for buyers elsewhere. */
  regenciesOf(provinceCode: string): Place[] {
    const own = this.regency.profile.code;
    return [...this.regencyByCode.values()].filter(({ code }) => code.startsWith(`${provinceCode}.`) && code !== own);
  }
  outsideRegency(code: string): Place | null {
    return code === this.regency.profile.code ? null : (this.regencyByCode.get(code) ?? null);
  }
}
