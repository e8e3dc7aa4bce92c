import { instantAt } from '@lapak/areas-domain';
import { Regency } from '@lapak/areas-server';
import {
  asId,
  asLocalDate,
  type Clock,
  type Id,
  type LocalDate,
  type Locale,
  plus,
  type Rupiah,
  rupiah,
} from '@lapak/kernel';
import { bankName, moneyLineTitle, payableState, payableText, refundReason } from '@lapak/payments-domain';
import { CLOCK, cursorOf, type Page, pageOf, pageSize, readCursor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BankAccountType, MoneyLineType, ShopMoneyType } from './payout.graphql.js';
import { PayoutClock } from './payout-clock.js';
import {
  type AccountRow,
  accountsOf,
  balanceUpTo,
  type MoneyLineRow,
  moneyLines,
  openDebts,
  paidBetween,
  shopMoney,
} from './payout-rows.js';

export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(value);
export const isId = (value: unknown): boolean => asId(value) !== null;

const bankAccountType = (row: AccountRow): BankAccountType => ({ ...row, bankName: bankName(row.bankCode) });

/** A merchant's money, for callers who were let at the shop already. */
@Injectable()
export class ReadShopMoney {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    private readonly time: PayoutClock,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(shopId: Id<'Shop'>, locale: Locale): Promise<ShopMoneyType> {
    const now = this.clock.now();
    const row = (await shopMoney.row(this.db, [this.time.windowOverBefore(now), shopId]))!;
    const [account] = await accountsOf.rows(this.db, [shopId]);
    const minimum = this.regency.profile.payouts.minimumRupiah;
    const nextPayoutOn = this.time.nextPayoutDay(now);
    const state = payableState({ payable: row.payable, minimum, payableFrom: account?.payableFrom ?? null, now });
    return {
      shopId,
      waiting: plus(row.underway, row.closing),
      payable: row.payable,
      onItsWay: row.sent,
      paid: row.paid,
      payableState: state,
      payableText: payableText(state, row.payable, nextPayoutOn, locale),
      nextPayoutOn,
    };
  }

  /** What the bank confirmed within a calendar year of the regency. */
  async paidInYear(shopId: Id<'Shop'>, year: number): Promise<Rupiah> {
    const start = (of: number): LocalDate | null => asLocalDate(`${String(of).padStart(4, '0')}-01-01`);
    const [from, to] = [start(year), start(year + 1)];
    if (!from || !to) return rupiah(0);
    const bounds = [from, to].map((day) => instantAt(this.regency.zone.name, day, 0));
    return (await paidBetween.row(this.db, [shopId, ...bounds]))!.amount;
  }

  /** The account, and the ones before it. */
  async bankAccounts(shopId: Id<'Shop'>): Promise<BankAccountType[]> {
    return (await accountsOf.rows(this.db, [shopId])).map(bankAccountType);
  }

  async debts(shopId: Id<'Shop'>, locale: Locale): Promise<MoneyLineType[]> {
    return (await openDebts.rows(this.db, [shopId])).map((row) => this.line(row, locale, null));
  }

  /** Newest first, each line with the balance that it made. */
  async statement(
    shopId: Id<'Shop'>,
    asked: { first: number; after?: string | null | undefined },
    locale: Locale,
  ): Promise<Page<MoneyLineType>> {
    const limit = pageSize(asked.first);
    const [at, id] = readCursor(asked.after, isInstant, isId) ?? ['infinity', LAST_ID];
    const rows = await moneyLines.rows(this.db, [shopId, at, id, limit + 1]);
    const [newest] = rows;
    let balance = newest ? (await balanceUpTo.row(this.db, [shopId, newest.at, newest.id]))!.balance : rupiah(0);
    const node = (row: MoneyLineRow): MoneyLineType => {
      const line = this.line(row, locale, balance);
      balance = rupiah(balance - row.amount);
      return line;
    };
    return pageOf(rows, limit, node, (row) => cursorOf([row.at.toISOString(), row.id]));
  }

  private line({ reason, payoutReference, kind, ...row }: MoneyLineRow, locale: Locale, balance: Rupiah | null) {
    const detail = kind.startsWith('payout')
      ? [payoutReference, kind === 'payout-failed' ? reason : '']
      : [refundReason(reason, locale)];
    return {
      ...row,
      kind: kind.replaceAll('-', '_'),
      title: moneyLineTitle(kind, locale),
      detail: detail.filter(Boolean).join(': '),
      gross: plus(row.amount, row.fee),
      balance,
    };
  }
}
