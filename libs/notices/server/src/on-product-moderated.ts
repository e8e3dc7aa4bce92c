import type { Listener } from '@lapak/platform';
import type { Kind } from './facts.js';
import type { ModeratedNews } from './news.js';
import { membersOf } from './people.js';
import { tell } from './tell.js';

const KINDS = {
  published: 'product_published',
  needs_fix: 'product_needs_fix',
  rejected: 'product_rejected',
  taken_down: 'product_taken_down',
} as const satisfies Readonly<Record<string, Kind>>;

/** Everybody of the shop hears what a curator decided; good news needs no letter. */
export const onProductModerated: Listener<ModeratedNews> = {
  name: 'notices: a product was moderated',
  async handle(tx, event) {
    const kind = KINDS[event.state as keyof typeof KINDS];
    if (!kind) return;
    const { productId, title, reason } = event;
    await tell(tx, [
      {
        kind,
        facts: { productId, title, reason },
        cause: `${productId}:${event.at}`,
        at: new Date(event.at),
        people: await membersOf(tx, event.shopId),
        inbox: true,
        mail: kind !== 'product_published',
      },
    ]);
  },
};
