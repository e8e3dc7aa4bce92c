import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

/**
 * hash -> document of every operation that our own apps were built with. An app that is not built yet brings none: its
 * screens then send whole documents, under the same limits as a stranger's.
 */
export const readManifests = (root = ROOT): Map<string, string> => {
  const all = new Map<string, string>();
  for (const file of globSync('{apps,libs}/*/src/gql/persisted-documents.json', { cwd: root })) {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>;
    for (const [hash, text] of Object.entries(manifest)) all.set(hash, text);
  }
  return all;
};
