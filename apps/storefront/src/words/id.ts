import { buying } from './id/buying.js';
import { goods } from './id/goods.js';
import { pages } from './id/pages.js';
import { person } from './id/person.js';

export const id = { ...goods, ...buying, ...person, ...pages } as const;
