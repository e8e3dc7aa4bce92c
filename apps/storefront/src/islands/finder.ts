const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');

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
      return { option, label, group, key: plain(`${label.replace(/^(Desa|Kel\.) /, '')} ${group.replace('Kec. ', '')}`) };
    });

/** Every word of the query somewhere in name or kecamatan; names that begin with the first word come first. */
const matches = (all: readonly Found[], query: string): Found[] => {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const whole = plain(query);
  const hits = all.filter((f) => words.every((w) => f.key.includes(w)) || f.key.includes(whole));
  return hits.sort((a, b) => Number(b.key.startsWith(words[0] ?? '')) - Number(a.key.startsWith(words[0] ?? ''))).slice(0, 30);
};

/** data-find on a select: a combobox in front of it that searches its options; the select keeps the value. */
const enhanceSelect = (select: HTMLSelectElement): void => {
  const all = entries(select);
  const box = document.createElement('div');
  box.className = 'finder';
  const input = Object.assign(document.createElement('input'), { className: 'input', type: 'text', autocomplete: 'off', placeholder: select.options[0]?.text ?? '' });
  const list = Object.assign(document.createElement('ul'), { id: `${select.name}-daftar`, hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', select.labels[0]?.textContent ?? '');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-describedby': select.getAttribute('aria-describedby') ?? '', ...(select.getAttribute('aria-invalid') && { 'aria-invalid': 'true' }) }))
    input.setAttribute(name, value);
  box.append(input, list);
  select.before(box);
  input.id = select.id;
  select.removeAttribute('id');
  select.hidden = true;

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
    if (li) {
      input.setAttribute('aria-activedescendant', li.id);
      li.scrollIntoView({ block: 'nearest' });
    }
  };
  const draw = () => {
    shown = matches(all, input.value);
    list.replaceChildren(
      ...shown.map((f, i) => {
        const li = document.createElement('li');
        li.id = `${list.id}-${i}`;
        li.setAttribute('role', 'option');
        li.innerHTML = '<b></b><small class="meta"></small>';
        li.firstElementChild!.textContent = f.label;
        li.lastElementChild!.textContent = f.group;
        return li;
      }),
    );
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    mark(shown.length > 0 && input.value ? 0 : -1);
  };
  const take = (f: Found | undefined) => {
    if (!f) return;
    f.option.selected = true;
    input.value = said();
    close();
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  input.value = said();
  input.addEventListener('input', draw);
  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', draw);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) draw();
      else mark((at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      take(shown[Math.max(at, 0)]);
    } else if (event.key === 'Escape') close();
  });
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    take(shown[[...list.children].indexOf((event.target as Element).closest('li')!)]);
  });
  input.addEventListener('blur', () => {
    close();
    if (input.value.trim() === '') select.selectedIndex = 0;
    else input.value = said();
  });
};

export const findInSelects = (root: ParentNode): void => {
  for (const select of root.querySelectorAll<HTMLSelectElement>('select[data-find]:not([hidden])')) enhanceSelect(select);
};
