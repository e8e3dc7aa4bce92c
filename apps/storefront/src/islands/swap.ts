type Enhance = (root: ParentNode) => void;

/** Puts the parts named by `selectors` of a fetched page in place of ours; keeps the place of the focus. */
const replace = (html: string, selectors: string, enhance: Enhance): Document => {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const focus = document.activeElement as HTMLInputElement | null;
  const [id, name, value] = [focus?.id, focus?.getAttribute('name'), focus?.getAttribute('value')];
  for (const selector of selectors.split(',')) {
    const [from, to] = [document.querySelector(selector), next.querySelector(selector)];
    if (!from || !to) continue;
    const open = from.contains(focus);
    from.replaceWith(to);
    enhance(to);
    const again =
      open &&
      ((id && document.getElementById(id)) ||
        (name &&
          to.querySelector<HTMLElement>(
            `[name="${CSS.escape(name)}"]${value ? `[value="${CSS.escape(value)}"]` : ''}`,
          )));
    if (again) again.focus();
  }
  const counts = next.querySelectorAll('[data-basket-count]');
  document
    .querySelectorAll('[data-basket-count]')
    .forEach((el, i) => counts[i] && el.replaceWith(counts[i].cloneNode(true)));
  return next;
};

let turn = 0;
const send = async (
  form: HTMLFormElement,
  selectors: string,
  extra: Record<string, string>,
  enhance: Enhance,
): Promise<void> => {
  const mine = ++turn;
  const data = new URLSearchParams(new FormData(form) as never);
  for (const [name, text] of Object.entries(extra)) data.set(name, text);
  form.setAttribute('aria-busy', 'true');
  const get = form.method === 'get';
  const url = new URL(form.action);
  if (get) url.search = data.toString();
  try {
    const answer = await fetch(url, get ? {} : { method: 'POST', body: data });
    const html = await answer.text();
    if (mine !== turn) return;
    replace(html, selectors, enhance);
    if (get) history.replaceState(null, '', url);
  } catch {
    if (mine === turn && !extra['maksud']) form.submit();
  } finally {
    form.removeAttribute('aria-busy');
  }
};

/**
 * data-swap="#part": the form is sent and only that part of the answer is shown. data-auto: a change sends it.
 * data-live="#a,#b": a change of a choice asks the server anew and shows those parts; sending stays the plain way.
 */
export const swapForms = (enhance: Enhance): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const part = form.dataset['swap'];
    if (!part) return;
    event.preventDefault();
    void send(form, part, {}, enhance);
  });
  let timer = 0;
  document.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement;
    const form = field.form;
    if (!form) return;
    const { swap, auto, live } = form.dataset;
    if (live !== undefined) {
      const choice = field.type === 'radio' || field.tagName === 'SELECT';
      if (choice) void send(form, live, { maksud: 'hitung' }, enhance);
    } else if (swap && auto !== undefined && field.value) {
      clearTimeout(timer);
      timer = window.setTimeout(() => void send(form, swap, {}, enhance), 350);
    }
  });
};

/** data-poll="ms": asks for the same page until the answer no longer says so. */
export const poll = (enhance: Enhance): void => {
  const el = document.querySelector<HTMLElement>('[data-poll]');
  if (!el) return;
  let wait = Number(el.dataset['poll']);
  const ask = async (): Promise<void> => {
    try {
      const html = await (await fetch(location.href)).text();
      const next = replace(html, `#${el.id}`, enhance);
      if (!next.querySelector('[data-poll]')) return;
    } catch {
      // No signal just now: ask again later.
    }
    wait = Math.min(wait * 1.3, 15_000);
    setTimeout(() => void ask(), wait);
  };
  setTimeout(() => void ask(), wait);
};
