const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

interface Found {
  readonly option: HTMLOptionElement;
  readonly label: string;
  readonly group: string;
  readonly key: string;
}

const entries = (select: HTMLSelectElement): Found[] =>
  [...select.options]
    .filter((o) => o.value)
    .map((option) => {
      const group = (option.parentElement as HTMLOptGroupElement).label ?? '';
      const label = option.text.trim();
      return {
        option,
        label,
        group,
        key: plain(`${label.replace(/^(Desa|Kel\.) /, '')} ${group.replace('Kec. ', '')}`),
      };
    });

/** Every word of the query somewhere in name or kecamatan; names that begin with the first word come first. */
const matches = (all: readonly Found[], query: string): Found[] => {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const whole = plain(query);
  const hits = all.filter((f) => words.every((w) => f.key.includes(w)) || f.key.includes(whole));
  return hits
    .sort((a, b) => Number(b.key.startsWith(words[0] ?? '')) - Number(a.key.startsWith(words[0] ?? '')))
    .slice(0, 30);
};

interface Parts {
  readonly select: HTMLSelectElement;
  readonly input: HTMLInputElement;
  readonly list: HTMLUListElement;
  readonly all: readonly Found[];
}

/** The input takes the select's place and id, so that its label and an error summary's link reach it. */
const build = (select: HTMLSelectElement): Parts => {
  const box = document.createElement('div');
  box.className = 'finder';
  const input = Object.assign(document.createElement('input'), {
    className: 'input',
    type: 'text',
    autocomplete: 'off',
    placeholder: select.options[0]?.text ?? '',
  });
  const list = Object.assign(document.createElement('ul'), { id: `${select.name}-daftar`, hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', select.labels[0]?.textContent ?? '');
  const roles = {
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-describedby': select.getAttribute('aria-describedby') ?? '',
  };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  if (select.getAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true');
  box.append(input, list);
  const all = entries(select);
  select.before(box);
  input.id = select.id;
  select.removeAttribute('id');
  select.hidden = true;
  return { select, input, list, all };
};

const optionOf = (found: Found, id: string): HTMLLIElement => {
  const li = document.createElement('li');
  li.id = id;
  li.setAttribute('role', 'option');
  li.append(
    Object.assign(document.createElement('b'), { textContent: found.label }),
    Object.assign(document.createElement('small'), { className: 'meta', textContent: found.group }),
  );
  return li;
};

/** The list below the input: what matches, which one is marked, which one is taken. */
const listOf = ({ select, input, list, all }: Parts) => {
  let shown: Found[] = [];
  let at = -1;
  const said = () => {
    const now = all.find((f) => f.option.selected);
    return now ? `${now.label}, ${now.group}` : '';
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (next: number) => {
    at = next;
    [...list.children].forEach((li, i) => li.setAttribute('aria-selected', String(i === at)));
    const li = list.children[at];
    if (!li) return;
    input.setAttribute('aria-activedescendant', li.id);
    li.scrollIntoView({ block: 'nearest' });
  };
  const draw = () => {
    shown = matches(all, said() === input.value ? '' : input.value);
    list.replaceChildren(...shown.map((found, i) => optionOf(found, `${list.id}-${i}`)));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    mark(shown.length > 0 && input.value ? 0 : -1);
  };
  const take = (index: number) => {
    const found = shown[index];
    if (!found) return;
    found.option.selected = true;
    input.value = said();
    close();
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const step = (by: number) => (list.hidden ? draw() : mark((at + by + shown.length) % shown.length));
  return { said, close, draw, take, step, takeMarked: () => take(Math.max(at, 0)) };
};

/** data-find on a select: a combobox in front of it that searches its options; the select keeps the value. */
const enhanceSelect = (original: HTMLSelectElement): void => {
  const parts = build(original);
  const { select, input, list } = parts;
  const { said, close, draw, take, step, takeMarked } = listOf(parts);
  input.value = said();
  input.addEventListener('input', draw);
  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', draw);
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp' || (key === 'Enter' && !list.hidden)) event.preventDefault();
    if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'Enter' && !list.hidden) takeMarked();
    else if (key === 'Escape') close();
  });
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    take([...list.children].indexOf((event.target as Element).closest('li')!));
  });
  input.addEventListener('blur', () => {
    close();
    if (input.value.trim() === '') select.selectedIndex = 0;
    input.value = said();
  });
};

export const findInSelects = (root: ParentNode): void => {
  for (const select of root.querySelectorAll<HTMLSelectElement>('select[data-find]:not([hidden])'))
    enhanceSelect(select);
};
