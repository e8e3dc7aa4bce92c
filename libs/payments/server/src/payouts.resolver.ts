import { Regency } from '@lapak/areas-server';
import { type Clock, type Id, isProblem } from '@lapak/kernel';
import { asId } from '@lapak/kernel';
import { bankName, batchMoves, payableState } from '@lapak/payments-domain';
import {
  accountOf,
  CLOCK,
  cursorOf,
  loader,
  manyByKey,
  pageOf,
  pageSize,
  readCursor,
  type RequestContext,
} from '@lapak/platform';
import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { BuildPayoutBatch } from './build-payout-batch.js';
import { DecidePayoutBatch } from './decide-payout-batch.js';
import { ExportPayoutBatch } from './export-payout-batch.js';
import { HoldPayout } from './hold-payout.js';
import {
  BuildPayoutBatchResult,
  DecidePayoutBatchResult,
  ExportPayoutBatchResult,
  HoldPayoutResult,
  PayableConnectionType,
  PayoutBatchConnectionType,
  PayoutBatchType,
  PayoutType,
  SettlePayoutsResult,
} from './payout.graphql.js';
import { PayoutClock } from './payout-clock.js';
import { batchById, type BatchRow, newestBatches, payables, payoutsOfBatches } from './payout-rows.js';
import { isId, isInstant, LAST_ID } from './read-shop-money.js';
import { SettlePayouts } from './settle-payouts.js';

const payoutsOf = loader((db) =>
  manyByKey(
    (ids: readonly Id<'PayoutBatch'>[]) => payoutsOfBatches.rows(db, [ids]),
    (row) => row.batchId,
  ),
);
const batchType = ({ builtBy, ...row }: BatchRow, { viewer }: RequestContext): PayoutBatchType => ({
  ...row,
  availableMoves: batchMoves(row.state).filter((move) => move !== 'approve' || builtBy !== viewer?.accountId),
});
const isAmount = (value: unknown): boolean => Number.isSafeInteger(value);

@Resolver(() => PayoutBatchType)
export class PayoutsResolver {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    private readonly time: PayoutClock,
    private readonly build: BuildPayoutBatch,
    private readonly decide: DecidePayoutBatch,
    private readonly hand: ExportPayoutBatch,
    private readonly settle: SettlePayouts,
    private readonly holds: HoldPayout,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => PayableConnectionType, { description: 'What every shop is owed, the most first.' })
  async payables(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<PayableConnectionType> {
    const limit = pageSize(first ?? 50);
    const now = this.clock.now();
    const seen = readCursor(after, isAmount, isId) ?? [Number.MAX_SAFE_INTEGER, LAST_ID];
    const rows = await payables.rows(this.db, [this.time.windowOverBefore(now), ...seen, limit + 1]);
    const minimum = this.regency.profile.payouts.minimumRupiah;
    return pageOf(
      rows,
      limit,
      ({ payableFrom, ...row }) => ({
        ...row,
        state: payableState({ payable: row.payable, payableFrom, minimum, now }),
      }),
      (row) => cursorOf([row.payable, row.shopId]),
    );
  }

  @Query(() => PayoutBatchConnectionType, { description: 'Newest first.' })
  async payoutBatches(
    @Context() ctx: RequestContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<PayoutBatchConnectionType> {
    const limit = pageSize(first ?? 25);
    const seen = readCursor(after, isInstant, isId) ?? ['infinity', LAST_ID];
    const rows = await newestBatches.rows(this.db, [...seen, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => batchType(row, ctx),
      (row) => cursorOf([row.builtAt.toISOString(), row.id]),
    );
  }

  @Query(() => PayoutBatchType, { nullable: true })
  async payoutBatch(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PayoutBatchType | null> {
    const ours = asId<'PayoutBatch'>(id);
    const row = ours && (await batchById.row(this.db, [ours]));
    return row && batchType(row, ctx);
  }

  @ResolveField(() => [PayoutType])
  async payouts(@Parent() batch: PayoutBatchType, @Context() ctx: RequestContext): Promise<PayoutType[]> {
    const rows = await payoutsOf(this.db, ctx).load(batch.id);
    return rows.map((row) => ({ ...row, bankName: bankName(row.bankCode) }));
  }

  @Mutation(() => BuildPayoutBatchResult, {
    description: 'Gathers all that can be paid now; another officer approves it.',
  })
  async buildPayoutBatch(@Context() ctx: RequestContext): Promise<typeof BuildPayoutBatchResult> {
    return this.changed(await this.build.run(accountOf(ctx)), ctx) as never;
  }

  @Mutation(() => DecidePayoutBatchResult)
  async approvePayoutBatch(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<typeof DecidePayoutBatchResult> {
    return this.changed(await this.decide.run(accountOf(ctx), id, 'approve'), ctx) as never;
  }

  @Mutation(() => DecidePayoutBatchResult, { description: 'Only while nothing has been handed over to the bank.' })
  async dropPayoutBatch(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<typeof DecidePayoutBatchResult> {
    return this.changed(await this.decide.run(accountOf(ctx), id, 'drop'), ctx) as never;
  }

  @Mutation(() => ExportPayoutBatchResult, { description: 'The file for the bank; asked again, the same file.' })
  async exportPayoutBatch(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<typeof ExportPayoutBatchResult> {
    const out = await this.hand.run(accountOf(ctx), id);
    if (isProblem(out)) return out as never;
    const batch = batchType((await batchById.row(this.db, [out.batchId]))!, ctx);
    return { kind: 'PayoutFile', batch, ...out.file };
  }

  @Mutation(() => SettlePayoutsResult, {
    description: 'The bank’s result as CSV: reference, status (berhasil or gagal), reason. All of it or nothing.',
  })
  async uploadPayoutResult(
    @Context() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('csv', { type: () => String }) csv: string,
  ): Promise<typeof SettlePayoutsResult> {
    return this.changed(await this.settle.run(id, csv), ctx) as never;
  }

  @Mutation(() => HoldPayoutResult, {
    description: 'The money of an order waits, with a reason; without one it is let go.',
  })
  async holdPayout(
    @Context() ctx: RequestContext,
    @Args('orderId', { type: () => ID }) orderId: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<typeof HoldPayoutResult> {
    const done = await this.holds.run(accountOf(ctx), orderId, reason ?? null);
    if (isProblem(done)) return done as never;
    return { kind: 'PayoutHoldSet', orderId: done, held: (reason ?? null) !== null };
  }

  private async changed(id: unknown, ctx: RequestContext) {
    if (isProblem(id)) return id;
    return { kind: 'PayoutBatchChanged', batch: batchType((await batchById.row(this.db, [id]))!, ctx) } as const;
  }
}
