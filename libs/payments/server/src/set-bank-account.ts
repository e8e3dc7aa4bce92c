import { type Clock, type Id, isProblem, type Problem } from '@lapak/kernel';
import { type BankAccountChanged, type BankAccountInput, readBankAccount } from '@lapak/payments-domain';
import { CLOCK, newId, Outbox, SEALER, type Sealer, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ShopBankAccountEntity } from './payout.entity.js';
import { PayoutClock } from './payout-clock.js';

/** Names where a number lies, so that a sealed number moved to another row does not open. */
export const placeOfNumber = (id: string): string => `shop_bank_account.number ${id}`;

const lockShop = statement('payments_lock_shop', `select id from shop where id = $1 for no key update`);

/** The account to which a shop is paid. Every change is kept, and is not paid before the cooling-off is over. */
@Injectable()
export class SetBankAccount {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly time: PayoutClock,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For an owner of the shop. The same account again changes nothing, nor does it begin the cooling-off anew. */
  run(owner: Id<'Account'>, shopId: Id<'Shop'>, input: BankAccountInput): Promise<Id<'BankAccount'> | Problem> {
    return this.transactor.run(async (tx) => {
      const account = readBankAccount(input);
      if (isProblem(account)) return account;
      await lockShop.run(tx, [shopId]);
      const known = await this.current(tx, shopId);
      if (known && this.isSame(known, account)) return known.id;
      const now = this.clock.now();
      const id = newId<'BankAccount'>();
      const { bankCode, holder, number } = account;
      const payableFrom = this.time.payableFrom(now);
      const numberSealed = this.sealer.seal(number, placeOfNumber(id));
      const row = { id, shopId, bankCode, holder, numberSealed, numberLast4: number.slice(-4), setBy: owner };
      await tx.insert(ShopBankAccountEntity, { ...row, setAt: now, payableFrom });
      const event: BankAccountChanged = {
        type: 'payments.bank-account-changed',
        shopId,
        by: owner,
        numberLast4: row.numberLast4,
        payableFrom: payableFrom.toISOString(),
        at: now.toISOString(),
      };
      await this.outbox.publish(tx, event);
      return id;
    });
  }

  private current(tx: Tx, shopId: Id<'Shop'>): Promise<ShopBankAccountEntity | null> {
    return tx.findOne(ShopBankAccountEntity, { where: { shopId }, order: { setAt: 'DESC', id: 'DESC' } });
  }
  private isSame(known: ShopBankAccountEntity, { bankCode, number, holder }: BankAccountInput): boolean {
    const same = known.bankCode === bankCode && known.holder === holder;
    return same && this.sealer.open(known.numberSealed, placeOfNumber(known.id)) === number;
  }
}
