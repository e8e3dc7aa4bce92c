import { Regency } from '@lapak/areas-server';
import { type Clock, dayIn, type Id } from '@lapak/kernel';
import { CLOCK } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BasketOwner } from './basket-owner.js';
import { type BasketLine, basketLine, basketOf } from './basket-rows.js';

export interface SeenBasket {
  /** Null while nothing was ever put in. */
  readonly id: Id<'Basket'> | null;
  readonly lines: readonly BasketLine[];
}

/** What lies in a basket, beside what is sold now. One statement whatever the number of shops; none without an owner. */
@Injectable()
export class ReadBasket {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(owner: BasketOwner | null): Promise<SeenBasket> {
    if (!owner) return { id: null, lines: [] };
    const today = dayIn(this.regency.zone.name, this.clock.now());
    const rows = await basketOf.rows(this.db, [owner.accountId, owner.tokenHash]);
    const lines = rows.flatMap((row) => (row.variantId === null ? [] : basketLine(row, today)));
    return { id: rows[0]?.basketId ?? null, lines };
  }
}
