import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from './form.js';
import { invalid } from './refusal.js';
import { inside } from './shape.js';

/** The parameters of an endpoint by name, each with those inside it; a list has those of its elements. */
export interface Known {
  [name: string]: Known;
}

/** All that the SDK can send, by endpoint. Written from its type declarations; `parameters.spec.ts` shows drift. */
export const KNOWN_FILE = path.join(import.meta.dirname, 'known-parameters.json');
const KNOWN = JSON.parse(readFileSync(KNOWN_FILE, 'utf8')) as Known;

/** @param known empty for a value, and for pairs of any name such as metadata */
function refuse(tree: Tree, known: Known, name: string): void {
  if (typeof tree === 'string' || Object.keys(known).length === 0) return;
  if (Array.isArray(tree)) return tree.forEach((one, i) => refuse(one, known, `${name}[${i}]`));
  for (const [field, value] of Object.entries(tree)) {
    const param = inside(name, field);
    const more = Object.hasOwn(known, field) ? known[field] : undefined;
    if (!more) throw invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
    refuse(value, more, param);
  }
}

/** @throws Refusal for the first parameter, at any depth, that Stripe does not have at this endpoint */
export function refuseUnknown(endpoint: string, sent: { [name: string]: Tree }): void {
  const known = KNOWN[endpoint] ?? {};
  const { page, ...tree } = sent; // in the addresses of further pages of v2, which the SDK only follows
  if (page !== undefined && !endpoint.startsWith('GET /v2/')) tree['page'] = page;
  const [first] = Object.keys(tree);
  if (first !== undefined && Object.keys(known).length === 0)
    throw invalid(`Received unknown parameter: ${first}`, { code: 'parameter_unknown', param: first });
  refuse(tree, known, '');
}
