import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder of the root package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const inRoot = (file: string): string => path.join(root, file);

/** Scripts of the root package.json. */
export const scripts = (): Record<string, string> =>
  (JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
