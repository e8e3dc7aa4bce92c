import { MAX_SAVED_ADDRESSES } from '@lapak/accounts-domain';
import { type RequestContext, statement } from '@lapak/platform';
import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { SavedAddressType } from './address.graphql.js';
import { ViewerType } from './viewer.graphql.js';
import { viewerType } from './viewer-row.js';

const addressRows = statement<SavedAddressType>(
  'accounts_saved_addresses',
  `select id, label, address from saved_address where account_id = $1 order by created_at desc, id desc limit ${MAX_SAVED_ADDRESSES}`,
);

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly db: DataSource) {}

  @Query(() => ViewerType, { nullable: true })
  async viewer(@Context() ctx: RequestContext): Promise<ViewerType | null> {
    return ctx.viewer && viewerType(this.db, ctx.viewer.accountId);
  }

  @ResolveField(() => [SavedAddressType])
  addresses(@Parent() viewer: ViewerType): Promise<SavedAddressType[]> {
    return addressRows.rows(this.db, [viewer.id]);
  }
}
