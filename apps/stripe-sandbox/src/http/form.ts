/** What a form or a query string says once its brackets are read: text, lists and named fields. */
export type Tree = string | Tree[] | { [name: string]: Tree };

interface Branch {
  [name: string]: string | Branch;
}

const DEEPEST = 8;
const MOST_FIELDS = 2000;

/** A body nobody's client library would send. */
export class UnreadableForm extends Error {}

const segments = (key: string): string[] => {
  const [head = '', ...rest] = key.split('[');
  return [head, ...rest.map((part) => part.replace(/\]$/, ''))];
};

function place(root: Branch, key: string, value: string): void {
  const path = segments(key);
  if (path.length > DEEPEST || path[0] === '')
    throw new UnreadableForm(`Unreadable parameter name: ${key.slice(0, 80)}`);
  let at = root;
  path.forEach((part, depth) => {
    const name = part === '' ? String(Object.keys(at).length) : part; // `types[]` takes the next place
    if (depth === path.length - 1) {
      at[name] = value;
      return;
    }
    const next = at[name];
    if (typeof next === 'string')
      throw new UnreadableForm(`Parameter ${key.slice(0, 80)} is given both as a value and as a group`);
    at = at[name] = next ?? (Object.create(null) as Branch);
  });
}

function grown(branch: Branch): Tree {
  const names = Object.keys(branch);
  const read = (name: string): Tree => {
    const value = branch[name] as string | Branch;
    return typeof value === 'string' ? value : grown(value);
  };
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map(read);
  }
  const fields = Object.create(null) as { [name: string]: Tree };
  for (const name of names) fields[name] = read(name);
  return fields;
}

/**
 * Reads `line_items[0][price_data][currency]=idr&expand[]=a`.
 * @throws UnreadableForm
 */
export function readForm(text: string): { [name: string]: Tree } {
  const root = Object.create(null) as Branch;
  let fields = 0;
  for (const [key, value] of new URLSearchParams(text)) {
    if (++fields > MOST_FIELDS) throw new UnreadableForm(`More than ${MOST_FIELDS} parameters`);
    place(root, key, value);
  }
  const tree = grown(root);
  return Array.isArray(tree) ? {} : (tree as { [name: string]: Tree });
}
