import { allocate, plus, type Rupiah, share, sum } from '@lapak/kernel';

/** What one shop's order is worth, and what the marketplace takes of it. */
export interface OrderShare {
  readonly itemsTotal: Rupiah;
  readonly deliveryFee: Rupiah;
  readonly total: Rupiah;
  readonly fee: Rupiah;
}
export interface SharedPurchase {
  readonly itemsTotal: Rupiah;
  readonly deliveryTotal: Rupiah;
  readonly total: Rupiah;
  readonly fee: Rupiah;
  /** In the order that was given; they sum to the purchase, to the rupiah. */
  readonly orders: readonly OrderShare[];
}

/**
 * The purchase is the sum of its orders. The fee is `feeBasisPoints` of all goods (never of delivery), split over the
 * orders by the largest remainder. It is frozen with the order: a later rate changes nothing that was sold.
 */
export const shareOut = (
  orders: readonly { readonly itemsTotal: Rupiah; readonly deliveryFee: Rupiah }[],
  feeBasisPoints: number,
): SharedPurchase => {
  const itemsTotal = sum(orders.map((order) => order.itemsTotal));
  const deliveryTotal = sum(orders.map((order) => order.deliveryFee));
  const fee = share(itemsTotal, feeBasisPoints);
  const fees = allocate(
    fee,
    orders.map((order) => order.itemsTotal),
  );
  return {
    itemsTotal,
    deliveryTotal,
    total: plus(itemsTotal, deliveryTotal),
    fee,
    orders: orders.map(({ itemsTotal: items, deliveryFee }, i) => ({
      itemsTotal: items,
      deliveryFee,
      total: plus(items, deliveryFee),
      fee: fees[i]!,
    })),
  };
};
