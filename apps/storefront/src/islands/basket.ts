const KEY = 'lapak-keranjang';
const counters = () => document.querySelectorAll<HTMLElement>('[data-basket-count]');

const show = (count: number): void => {
  for (const el of counters()) {
    el.textContent = count > 99 ? '99+' : String(count);
    el.hidden = count === 0;
  }
};
const store = (count: number): void => {
  try {
    sessionStorage.setItem(KEY, String(count));
  } catch {
    // Storage may be switched off; the next page brings the number anyway.
  }
};

/** A page from the back-forward cache shows the number of then: put the number of now. */
export const keepCount = (): void => {
  addEventListener('pageshow', (event) => {
    if (event.persisted) show(Number(sessionStorage.getItem(KEY) ?? 0));
    else store(Number(counters()[0]?.textContent ?? 0) || 0);
  });
};

export const say = (message: string, link?: { href: string; label: string }): void => {
  const box = document.getElementById('kabar');
  if (!box) return;
  box.textContent = message;
  if (link) {
    const a = document.createElement('a');
    a.href = link.href;
    a.textContent = link.label;
    box.append(a);
  }
  setTimeout(() => box.replaceChildren(), 6000);
};

/** data-add: puts the thing into the basket without leaving the page. On any doubt the form is sent the plain way. */
export const addToBasket = (): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-add]')) return;
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('.buy .btn');
    button?.setAttribute('aria-busy', 'true');
    fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(new FormData(form) as never),
    })
      .then(async (answer) => {
        const data = (await answer.json()) as { count?: number; message: string };
        if (data.count !== undefined) {
          show(data.count);
          store(data.count);
        }
        say(
          data.message,
          answer.ok ? { href: form.dataset['basket']!, label: form.dataset['basketLabel']! } : undefined,
        );
      })
      .catch(() => form.submit())
      .finally(() => button?.removeAttribute('aria-busy'));
  });
};
