/** Minus and plus beside a number; a press counts as a change of the number. */
export const steppers = (root: ParentNode): void => {
  for (const box of root.querySelectorAll<HTMLElement>('[data-stepper]')) {
    const input = box.querySelector('input')!;
    for (const button of box.querySelectorAll<HTMLButtonElement>('[data-step]')) {
      button.hidden = false;
      button.onclick = () => {
        const next = Math.max(
          Number(input.min) || 1,
          Math.min(Number(input.max) || 1e4, (Number(input.value) || 0) + Number(button.dataset['step'])),
        );
        if (String(next) === input.value) return;
        input.value = String(next);
        input.dispatchEvent(new Event('change', { bubbles: true }));
      };
    }
  }
};

const flash = (button: HTMLElement): void => {
  const before = button.innerHTML;
  button.textContent = button.dataset['done'] ?? '';
  setTimeout(() => (button.innerHTML = before), 1600);
};

/** data-copy="text" and data-share="address": shown only where the browser can do it. */
export const copyAndShare = (root: ParentNode): void => {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy],[data-share]')) {
    const { copy, share, title } = button.dataset;
    if (!navigator.clipboard && !(share && navigator.share)) continue;
    button.hidden = false;
    button.onclick = () => {
      if (share && navigator.share)
        void navigator.share({ url: share, title: title ?? document.title }).catch(() => undefined);
      else void navigator.clipboard.writeText(copy ?? share ?? '').then(() => flash(button));
    };
  }
};

/** Filters lie open where there is room for them. */
export const openWide = (): void => {
  if (!matchMedia('(min-width: 860px)').matches) return;
  for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-open-wide]')) details.open = true;
};

/** The large price follows the chosen variant, and the number its stock. */
export const showPrice = (): void => {
  const price = document.querySelector('#harga .price');
  document.addEventListener('change', (event) => {
    const radio = event.target as HTMLInputElement;
    const { price: now, was, max } = radio.dataset;
    if (!price || !now) return;
    const amount = document.createElement('span');
    amount.textContent = now;
    price.replaceChildren(amount);
    if (was) price.append(Object.assign(document.createElement('s'), { textContent: was }));
    const asked = document.querySelector<HTMLInputElement>('.estimate [name=pilihan]');
    if (asked) asked.value = radio.value;
    const number = radio.form?.querySelector<HTMLInputElement>('[name=jumlah]');
    if (number && max) {
      number.max = max;
      if (Number(number.value) > Number(max)) number.value = max;
    }
  });
};
