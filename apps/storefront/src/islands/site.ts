/**
 * What the public pages do more smoothly with a script; all of it works without. No framework: a form says with data-
 * attributes what it wants (see each file), the server's HTML is the only source of what is shown.
 */
import '../site.css';
import { addToBasket, keepCount } from './basket.js';
import { findInSelects } from './finder.js';
import { copyAndShare, openWide, showPrice, steppers } from './small.js';
import { poll, swapForms } from './swap.js';

const enhance = (root: ParentNode): void => {
  steppers(root);
  findInSelects(root);
  copyAndShare(root);
  for (const submit of root.querySelectorAll<HTMLElement>('[data-auto] [data-submit],[data-live] [data-submit]'))
    submit.hidden = true;
};

enhance(document);
openWide();
showPrice();
addToBasket();
swapForms(enhance);
poll(enhance);
keepCount();
document.getElementById('masalah')?.focus();
