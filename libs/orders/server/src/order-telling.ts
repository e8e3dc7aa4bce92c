import { Regency } from '@lapak/areas-server';
import type { Clock } from '@lapak/kernel';
import { isClosed, type Reader, stateText, timelineOf } from '@lapak/orders-domain';
import { CLOCK, type RequestContext } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrderType, ShopOrderType, TimelineEntryType } from './order.graphql.js';
import { eventsOf } from './order-rows.js';

/** What an order says of itself, to its buyer or to its shop. */
@Injectable()
export class OrderTelling {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async state(order: OrderType | ShopOrderType, reader: Reader, ctx: RequestContext): Promise<string> {
    const ended = isClosed(order.state) ? (await eventsOf(this.db, ctx).load(order.id)).at(-1) : undefined;
    return stateText(order, ended ?? null, this.to(reader, ctx));
  }

  async timeline(order: OrderType | ShopOrderType, reader: Reader, ctx: RequestContext): Promise<TimelineEntryType[]> {
    return timelineOf(order, await eventsOf(this.db, ctx).load(order.id), this.to(reader, ctx));
  }

  private to(reader: Reader, { locale }: RequestContext) {
    return { reader, locale, zone: this.regency.zone, now: this.clock.now() };
  }
}
