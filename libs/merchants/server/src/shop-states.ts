import type { CaseState } from '@lapak/cases-domain';
import type { Id } from '@lapak/kernel';
import { SHOP_STATE_OF, type ShopState, type ShopStateChanged } from '@lapak/merchants-domain';
import { Outbox, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { ShopEntity } from './shop.entity.js';

/** Keeps a shop's state in step with its case, and tells who listens. */
@Injectable()
export class ShopStates {
  constructor(private readonly outbox: Outbox) {}

  async follow(
    tx: Tx,
    shop: { id: Id<'Shop'>; name: string; state: ShopState },
    caseState: CaseState,
    now: Date,
  ): Promise<void> {
    const to = SHOP_STATE_OF[caseState];
    if (to === shop.state) return;
    await tx.update(
      ShopEntity,
      { id: shop.id },
      { state: to, ...(to === 'approved' && { approvedAt: now }), version: () => 'version + 1' },
    );
    const event: ShopStateChanged = {
      type: 'merchants.shop-state-changed',
      shopId: shop.id,
      shopName: shop.name,
      from: shop.state,
      to,
      at: now.toISOString(),
    };
    await this.outbox.publish(tx, event);
  }
}
