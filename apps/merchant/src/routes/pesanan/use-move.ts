import { useApolloClient } from '@apollo/client/react';
import { useDeed } from '@lapak/web';
import { MoveOrderDocument, type MoveOrderInput, type ShopOrderRowFragment } from '../../gql/graphql.js';
import { refreshOrders } from '../../order-news.js';

type Details = Pick<MoveOrderInput, 'move' | 'note' | 'courier' | 'trackingNumber' | 'pickupCode'>;

/** Moves an order as it was seen; if it has changed meanwhile, nothing happens and the screen shows how it is now. */
export const useMove = (order: Pick<ShopOrderRowFragment, 'id' | 'version'>) => {
  const client = useApolloClient();
  const deed = useDeed(MoveOrderDocument);
  const run = async (details: Details): Promise<boolean> => {
    const outcome = await deed.run({ input: { orderId: order.id, version: order.version, ...details } });
    const moved = typeof outcome === 'object' && outcome !== null;
    // Moved or refused because it had changed: either way lists and counts are out of date.
    refreshOrders(client);
    return moved;
  };
  return { ...deed, run };
};
