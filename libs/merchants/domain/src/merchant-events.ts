import type { Id } from '@lapak/kernel';
import type { ShopState } from './shop.js';

/** A shop went from one state to the next. The instant is ISO 8601. */
export interface ShopStateChanged {
  readonly type: 'merchants.shop-state-changed';
  readonly shopId: Id<'Shop'>;
  readonly shopName: string;
  readonly from: ShopState;
  readonly to: ShopState;
  readonly at: string;
}
