import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface AreaRow {
  readonly code: string;
  /** '' for a province. */
  readonly parent: string;
  readonly name: string;
}

// Its CSV files, not its functions: those parse all 83,762 desa of the country for the few of one regency.
const files = createRequire(import.meta.url);

const cell = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

const read = (file: string, wanted: (code: string) => boolean): AreaRow[] =>
  readFileSync(files.resolve(`idn-area-data/data/${file}.csv`), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => wanted(line.slice(0, line.indexOf(','))))
    .map((line) => {
      const [code = '', ...rest] = line.split(',');
      const parent = file === 'provinces' ? '' : rest.shift()!;
      return { code, parent, name: cell(rest.join(',')) };
    });

export const provincesOfIndonesia = (): AreaRow[] => read('provinces', (code) => code !== '');
export const regenciesOfIndonesia = (): AreaRow[] => read('regencies', (code) => code !== '');
/** The desa and kelurahan of one regency, e.g. `51.08`. */
export const desaOf = (regencyCode: string): AreaRow[] =>
  read('villages', (code) => code.startsWith(`${regencyCode}.`));
