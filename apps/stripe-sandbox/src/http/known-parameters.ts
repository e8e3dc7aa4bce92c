import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from './form.js';
import { invalid } from './refusal.js';
import { inside } from './shape.js';

/** What is inside a parameter: its fields (a list has those of its elements), or the words it may be. */
export type Known = KnownFields | readonly string[];
export interface KnownFields {
  readonly [name: string]: Known;
}

/** All that the SDK can send, by endpoint. Written from its type declarations; `parameters.spec.ts` shows drift. */
export const KNOWN_FILE = path.join(import.meta.dirname, 'known-parameters.json');
const KNOWN = JSON.parse(readFileSync(KNOWN_FILE, 'utf8')) as Record<string, KnownFields>;

const isWords = (known: Known): known is readonly string[] => Array.isArray(known);

function refuseWord(value: string, words: readonly string[], param: string): void {
  if (value === '' || words.includes(value)) return; // an empty text takes a value away, where that is allowed
  throw invalid(`Invalid ${param}: must be one of ${words.slice(0, 50).join(', ')}`, { param });
}

/** @param known empty for a value, and for pairs of any name such as metadata */
function refuse(tree: Tree, known: Known, name: string): void {
  if (Array.isArray(tree)) return tree.forEach((one, i) => refuse(one, known, `${name}[${i}]`));
  if (isWords(known)) return typeof tree === 'string' ? refuseWord(tree, known, name) : undefined;
  if (typeof tree === 'string' || Object.keys(known).length === 0) return;
  for (const [field, value] of Object.entries(tree)) {
    const param = inside(name, field);
    const more = Object.hasOwn(known, field) ? known[field] : undefined;
    if (!more) throw invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
    refuse(value, more, param);
  }
}

/** @throws Refusal for the first parameter, at any depth, that Stripe does not have at this endpoint, or for such a word */
export function refuseUnknown(endpoint: string, sent: { [name: string]: Tree }): void {
  const known = KNOWN[endpoint] ?? {};
  const { page, ...tree } = sent; // in the addresses of further pages of v2, which the SDK only follows
  if (page !== undefined && !endpoint.startsWith('GET /v2/')) tree['page'] = page;
  const [first] = Object.keys(tree);
  if (first !== undefined && Object.keys(known).length === 0)
    throw invalid(`Received unknown parameter: ${first}`, { code: 'parameter_unknown', param: first });
  refuse(tree, known, '');
}
