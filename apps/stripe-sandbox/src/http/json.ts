import type { Tree } from './form.js';
import { invalid } from './refusal.js';

/** Numbers and truths as a form would write them, so that one set of shapes reads both. */
function treeOf(value: unknown): Tree | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => treeOf(one) ?? '');
  if (typeof value !== 'object') return String(value as string | number | boolean);
  const tree = Object.create(null) as { [name: string]: Tree };
  for (const [name, one] of Object.entries(value)) {
    const branch = treeOf(one);
    if (branch !== undefined) tree[name] = branch;
  }
  return tree;
}

/** The parameters of a v2 request. @throws Refusal when the body is not a JSON object */
export function readJson(text: string): { [name: string]: Tree } {
  if (text === '') return {};
  let tree: Tree | undefined;
  try {
    tree = treeOf(JSON.parse(text));
  } catch {
    throw invalid('Invalid request: the body is not JSON.');
  }
  if (typeof tree === 'object' && !Array.isArray(tree)) return tree;
  throw invalid('Invalid request: the body must be a JSON object.');
}
