import { cursorOf, pageOf, pageSize, readCursor, type RequestContext, statement } from '@lapak/platform';
import { Args, Context, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { frozenMoney } from './frozen-money.js';
import { IncidentConnectionType, type IncidentType } from './incident.graphql.js';
import { INVARIANTS } from './invariants.js';
import { isId, isInstant, LAST_ID } from './read-shop-money.js';

type Row = Omit<IncidentType, 'says'>;

/** $1 and $2 the last one seen, $3 how many, $4 the open ones alone. */
const newest = statement<Row>(
  'payments_incidents',
  `select id, invariant, freezes_money as "freezesMoney", places, first_seen as "firstSeen", last_seen as "lastSeen", cleared_at as "clearedAt"
   from incident where (first_seen, id) < ($1::timestamptz, $2::uuid) and (not $4 or cleared_at is null)
   order by first_seen desc, id desc limit $3`,
);

@Resolver(() => IncidentConnectionType)
export class IncidentsResolver {
  constructor(private readonly db: DataSource) {}

  @Query(() => IncidentConnectionType, { description: 'Newest first.' })
  async incidents(
    @Context() ctx: RequestContext,
    @Args('open', { type: () => Boolean, nullable: true, defaultValue: false }) open: boolean | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<IncidentConnectionType> {
    const limit = pageSize(first ?? 25);
    const seen = readCursor(after, isInstant, isId) ?? ['infinity', LAST_ID];
    const rows = await newest.rows(this.db, [...seen, limit + 1, open ?? false]);
    return pageOf(
      rows,
      limit,
      (row) => ({ ...row, says: sentenceOf(row.invariant, ctx) }),
      (row) => cursorOf([row.firstSeen.toISOString(), row.id]),
    );
  }

  @ResolveField(() => Boolean, { description: 'Payouts and refunds are refused now; buying goes on.' })
  async moneyFrozen(): Promise<boolean> {
    return (await frozenMoney(this.db)) !== null;
  }
}

const sentenceOf = (invariant: string, { locale }: RequestContext): string => {
  const known = INVARIANTS.find(({ id }) => id === invariant);
  return (locale === 'id' ? known?.inIndonesian : known?.says) ?? invariant;
};
