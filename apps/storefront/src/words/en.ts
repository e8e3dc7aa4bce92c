import { buying } from './en/buying.js';
import { goods } from './en/goods.js';
import { pages } from './en/pages.js';
import { person } from './en/person.js';
import type { Words } from './words.js';

export const en: Words = { ...goods, ...buying, ...person, ...pages };
