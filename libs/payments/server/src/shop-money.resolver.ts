import { isProblem, type Rupiah } from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { BANKS } from '@lapak/payments-domain';
import { accountOf, type RequestContext, RupiahScalar } from '@lapak/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  BankAccountInputType,
  BankAccountType,
  BankType,
  MoneyLineConnectionType,
  MoneyLineType,
  SetBankAccountResult,
  ShopMoneyType,
} from './payout.graphql.js';
import { ReadShopMoney } from './read-shop-money.js';
import { SetBankAccount } from './set-bank-account.js';

@Resolver(() => ShopMoneyType)
export class ShopMoneyResolver {
  constructor(
    private readonly shops: Shops,
    private readonly money: ReadShopMoney,
    private readonly set: SetBankAccount,
  ) {}

  @Query(() => [BankType], { description: 'Banks to which shops can be paid.' })
  banks(): BankType[] {
    return [...BANKS];
  }

  @Query(() => ShopMoneyType)
  async shopMoney(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
  ): Promise<ShopMoneyType> {
    const member = await this.shops.requireMember(ctx, shopId);
    return this.money.of(member.shopId, ctx.locale);
  }

  @Query(() => MoneyLineConnectionType, { description: 'The statement, newest first; every line leads to its order.' })
  async shopStatement(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 25 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<MoneyLineConnectionType> {
    const member = await this.shops.requireMember(ctx, shopId);
    return this.money.statement(member.shopId, { first: first ?? 25, after }, ctx.locale);
  }

  @ResolveField(() => RupiahScalar, { description: 'Paid out within a calendar year, e.g. for the yearly tax report.' })
  paidInYear(@Parent() money: ShopMoneyType, @Args('year', { type: () => Int }) year: number): Promise<Rupiah> {
    return this.money.paidInYear(money.shopId, year);
  }

  @ResolveField(() => [MoneyLineType], { description: 'What makes a balance negative, newest first, at most 20.' })
  debts(@Parent() money: ShopMoneyType, @Context() ctx: RequestContext): Promise<MoneyLineType[]> {
    return this.money.debts(money.shopId, ctx.locale);
  }

  @ResolveField(() => [BankAccountType], { description: 'The account first, then those before it, at most 20.' })
  bankAccounts(@Parent() money: ShopMoneyType): Promise<BankAccountType[]> {
    return this.money.bankAccounts(money.shopId);
  }

  @Mutation(() => SetBankAccountResult, {
    description: 'For owners. A new account is paid after a waiting time, in case somebody else has set it.',
  })
  async setBankAccount(
    @Context() ctx: RequestContext,
    @Args('shopId', { type: () => ID }) shopId: string,
    @Args('input', { type: () => BankAccountInputType }) input: BankAccountInputType,
  ): Promise<typeof SetBankAccountResult> {
    const owner = await this.shops.requireMember(ctx, shopId, 'owner');
    const done = await this.set.run(accountOf(ctx), owner.shopId, input);
    if (isProblem(done)) return done as never;
    return { kind: 'BankAccountSet', bankAccount: (await this.money.bankAccounts(owner.shopId))[0]! };
  }
}
