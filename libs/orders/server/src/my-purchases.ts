import type { Id } from '@lapak/kernel';
import {
  cursorOf,
  isCursorId,
  isInstant,
  type Page,
  pageOf,
  pageSize,
  readCursor,
  type RequestContext,
} from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { purchasesOf, purchaseType } from './order-rows.js';
import type { PurchaseType } from './purchase.graphql.js';

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What an account has bought, newest first. One statement. */
@Injectable()
export class MyPurchases {
  constructor(private readonly db: DataSource) {}

  async page(
    accountId: Id<'Account'>,
    first: number,
    after: string | null | undefined,
    ctx: RequestContext,
  ): Promise<Page<PurchaseType>> {
    const limit = pageSize(first);
    const [at, id] = readCursor(after, isInstant, isCursorId) ?? ['infinity', LAST_ID];
    const rows = await purchasesOf.rows(this.db, [accountId, at, id, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => purchaseType(row, ctx),
      (row) => cursorOf([row.placedAt.toISOString(), row.id]),
    );
  }
}
