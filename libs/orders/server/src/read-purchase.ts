import { isProblem, lastFour } from '@lapak/kernel';
import { RateLimits, type RequestContext } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { DataSource } from 'typeorm';
import { purchaseByCode, type PurchaseRow, purchaseType } from './order-rows.js';
import type { PurchaseType } from './purchase.graphql.js';

const MAX_CODE = 40;

/** One purchase, for its buyer: signed in, or with the code and the last four digits of the contact phone. */
@Injectable()
export class ReadPurchase {
  constructor(
    private readonly db: DataSource,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @returns null when there is no such purchase for this caller, whatever is wrong.
   * @throws GraphQLError TooManyTries after ten wrong looks a minute from one address, or thirty an hour at one code.
   */
  async run(ctx: RequestContext, code: string, phoneLast4: string | null): Promise<PurchaseType | null> {
    const clean = code
      .trim()
      .toUpperCase()
      .slice(0, MAX_CODE + 1);
    const row = await this.find(clean);
    if (row && row.accountId !== null && row.accountId === ctx.viewer?.accountId) return purchaseType(row, ctx);
    const digits = phoneLast4?.trim();
    if (!digits) return null;
    const tooMany = await this.limits.guess(ctx.ip, clean);
    if (isProblem(tooMany)) {
      const { code, retryAfterSeconds } = tooMany;
      throw new GraphQLError(tooMany.say(ctx.locale), { extensions: { code, retryAfterSeconds } });
    }
    if (!row || lastFour(row.contactPhone) !== digits) return null;
    await this.limits.guessedRight(ctx.ip, clean);
    return purchaseType(row, ctx);
  }

  private async find(clean: string): Promise<PurchaseRow | null> {
    return clean.length > MAX_CODE ? null : purchaseByCode.row(this.db, [clean]);
  }
}
