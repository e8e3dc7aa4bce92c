import { type DomainEvent, type Listener, notify } from '@lapak/platform';
import { WALL_TOPIC } from './command-wall.resolver.js';

/** Something that the wall counts has changed. */
export const tellTheWall: Listener<DomainEvent & { readonly at: string }> = {
  name: 'insight: tell the wall',
  handle: (tx, event) => notify(tx, WALL_TOPIC, event.at),
};
