import { type DomainEvent, FIGURES, type Listener, notify } from '@lapak/platform';

/** Something that the wall counts has changed. Orders tell it themselves, in their own commit: they are many. */
export const tellTheWall: Listener<DomainEvent & { readonly at: string }> = {
  name: 'insight: tell the wall',
  handle: (tx, event) => notify(tx, FIGURES, event.at),
};
