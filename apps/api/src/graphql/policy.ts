import { refusal, type RequestContext } from '@lapak/platform';
import { type GraphQLFieldConfig, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';

/**
 * Who may ask at all. Whether a thing is theirs (this shop, this order) is decided by the use case, in its SQL.
 * A duty is checked on the staff app with the second factor given.
 */
export type Who = 'anyone' | 'signed in' | 'staff' | 'verifier' | 'curator' | 'finance' | 'admin';

/** Every root field of the contract. A field without a row stops the start: nobody decided who may use it. */
export const POLICY: Readonly<Record<string, Who>> = {
  'Query.regency': 'anyone',
  'Query.kecamatan': 'anyone',
  'Query.findDesa': 'anyone',
  'Query.provinces': 'anyone',
  'Query.regenciesOf': 'anyone',
  'Query.viewer': 'anyone',
  'Query.mySessions': 'signed in',
  'Query.caseProgress': 'anyone',
  'Query.shop': 'anyone',
  'Query.myShop': 'signed in',
  'Query.verificationQueue': 'verifier',
  'Query.verificationCase': 'verifier',
  'Query.staffShops': 'staff',
  'Query.categories': 'anyone',
  'Query.products': 'anyone',
  'Query.search': 'anyone',
  'Query.product': 'anyone',
  'Query.takenDown': 'anyone',
  'Query.myProducts': 'signed in',
  'Query.myProduct': 'signed in',
  'Query.moderationQueue': 'curator',
  'Query.basket': 'anyone',
  'Query.checkoutPreview': 'anyone',
  'Query.deliveryEstimate': 'anyone',
  'Query.purchase': 'anyone',
  'Query.myPurchases': 'signed in',
  'Query.shopOrders': 'signed in',
  'Query.shopOrder': 'signed in',
  'Query.refundableOrders': 'finance',
  'Query.refundProposals': 'finance',
  'Query.failedRefunds': 'finance',
  'Query.payables': 'finance',
  'Query.payoutBatches': 'finance',
  'Query.payoutBatch': 'finance',
  'Query.incidents': 'staff',
  'Query.banks': 'signed in',
  'Query.shopMoney': 'signed in',
  'Query.shopStatement': 'signed in',
  'Query.home': 'anyone',
  'Query.collection': 'anyone',
  'Query.feature': 'anyone',
  'Query.staffCollections': 'curator',
  'Query.staffFeatures': 'curator',
  'Query.notices': 'signed in',
  'Query.commandWall': 'staff',

  'Mutation.register': 'anyone',
  'Mutation.signIn': 'anyone',
  'Mutation.confirmTotp': 'anyone',
  'Mutation.signOut': 'anyone',
  'Mutation.signOutEverywhere': 'signed in',
  'Mutation.requestPasswordReset': 'anyone',
  'Mutation.resetPassword': 'anyone',
  'Mutation.changePassword': 'signed in',
  'Mutation.setUpTotp': 'signed in',
  'Mutation.activateTotp': 'signed in',
  'Mutation.updateProfile': 'signed in',
  'Mutation.openShop': 'signed in',
  'Mutation.saveShopBasics': 'signed in',
  'Mutation.saveShopSettings': 'signed in',
  'Mutation.fillRequirement': 'signed in',
  'Mutation.submitApplication': 'signed in',
  'Mutation.takeCase': 'verifier',
  'Mutation.takeNextCase': 'verifier',
  'Mutation.releaseCase': 'verifier',
  'Mutation.decideRequirement': 'verifier',
  'Mutation.decideCase': 'verifier',
  'Mutation.saveProduct': 'signed in',
  'Mutation.setStock': 'signed in',
  'Mutation.archiveProduct': 'signed in',
  'Mutation.moderateProduct': 'curator',
  'Mutation.saveShopDelivery': 'signed in',
  'Mutation.addToBasket': 'anyone',
  'Mutation.setBasketQuantity': 'anyone',
  'Mutation.acceptBasketChanges': 'anyone',
  'Mutation.placeOrder': 'anyone',
  'Mutation.moveOrder': 'anyone',
  'Mutation.continuePayment': 'anyone',
  'Mutation.refreshPayment': 'anyone',
  'Mutation.cancelLines': 'signed in',
  'Mutation.refundOrder': 'finance',
  'Mutation.decideRefund': 'finance',
  'Mutation.buildPayoutBatch': 'finance',
  'Mutation.approvePayoutBatch': 'finance',
  'Mutation.dropPayoutBatch': 'finance',
  'Mutation.exportPayoutBatch': 'finance',
  'Mutation.uploadPayoutResult': 'finance',
  'Mutation.holdPayout': 'finance',
  'Mutation.setBankAccount': 'signed in',
  'Mutation.saveCollection': 'curator',
  'Mutation.removeCollection': 'curator',
  'Mutation.saveFeature': 'curator',
  'Mutation.removeFeature': 'curator',
  'Mutation.markNoticesRead': 'signed in',

  'Subscription.unreadNotices': 'signed in',
  'Subscription.shopOrderChanged': 'signed in',
  'Subscription.commandWallChanged': 'staff',
};

/** @throws GraphQLError UNAUTHENTICATED, SECOND_FACTOR or FORBIDDEN */
export const permit = (who: Who, ctx: RequestContext): void => {
  if (who === 'anyone') return;
  if (!ctx.viewer) throw refusal(ctx, 'UNAUTHENTICATED');
  if (who === 'signed in') return;
  const { duties, secondFactor } = ctx.viewer;
  const held = who === 'staff' ? duties.length > 0 : duties.includes(who) || duties.includes('admin');
  if (ctx.app !== 'staff' || !held) throw refusal(ctx, 'FORBIDDEN');
  if (!secondFactor) throw refusal(ctx, 'SECOND_FACTOR');
};

type Field = GraphQLFieldConfig<unknown, RequestContext>;

const guarded = (
  who: Who,
  resolve: GraphQLFieldResolver<unknown, RequestContext>,
): GraphQLFieldResolver<unknown, RequestContext> =>
  who === 'anyone'
    ? resolve
    : (source, args, ctx, info) => {
        permit(who, ctx);
        return resolve(source, args, ctx, info);
      };

/** Puts the policy in front of every root field, and refuses a schema with a field that has no row, or a row without a field. */
export const applyPolicy = (schema: GraphQLSchema, policy: Readonly<Record<string, Who>> = POLICY): GraphQLSchema => {
  const seen = new Set<string>();
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
      const key = `${type!.name}.${name}`;
      const who = policy[key];
      if (!who) throw new Error(`${key} has no row in the policy (apps/api/src/graphql/policy.ts): who may use it?`);
      seen.add(key);
      const target = field as unknown as Field;
      if (type === schema.getSubscriptionType()) target.subscribe = guarded(who, target.subscribe!);
      else target.resolve = guarded(who, target.resolve!);
    }
  }
  const orphans = Object.keys(policy).filter((key) => !seen.has(key));
  if (orphans.length > 0)
    throw new Error(`the policy speaks of fields that are not in the schema: ${orphans.join(', ')}`);
  return schema;
};
