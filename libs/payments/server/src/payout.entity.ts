import type { Id, Rupiah } from '@lapak/kernel';
import type { BatchState, PayoutState } from '@lapak/payments-domain';
import { rupiahColumn } from '@lapak/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append only: the latest row is the shop's account, those before it are its history. */
@Entity('shop_bank_account')
export class ShopBankAccountEntity {
  @PrimaryColumn('uuid') id!: Id<'BankAccount'>;
  @Column('uuid') shopId!: Id<'Shop'>;
  @Column('text') bankCode!: string;
  @Column('text') holder!: string;
  @Column('text') numberSealed!: string;
  @Column('text') numberLast4!: string;
  @Column('uuid') setBy!: Id<'Account'>;
  @Column('timestamptz') setAt!: Date;
  @Column('timestamptz') payableFrom!: Date;
}

/** What is paid together: one officer builds it, another approves it. */
@Entity('payout_batch')
export class PayoutBatchEntity {
  @PrimaryColumn('uuid') id!: Id<'PayoutBatch'>;
  @Column('text') code!: string;
  @Column('text') provider!: 'manual';
  @Column('text') state!: BatchState;
  @Column('bigint', { transformer: rupiahColumn }) total!: Rupiah;
  @Column('int') payouts!: number;
  @Column('uuid') builtBy!: Id<'Account'>;
  @Column('timestamptz') builtAt!: Date;
  @Column('uuid', { nullable: true }) approvedBy!: Id<'Account'> | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('uuid', { nullable: true }) exportedBy!: Id<'Account'> | null;
  @Column('timestamptz', { nullable: true }) exportedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('uuid', { nullable: true }) droppedBy!: Id<'Account'> | null;
  @Column('timestamptz', { nullable: true }) droppedAt!: Date | null;
}

/** One shop's part of a batch, to the account that was the shop's when the batch was built. */
@Entity('payout')
export class PayoutEntity {
  @PrimaryColumn('uuid') id!: Id<'Payout'>;
  @Column('uuid') batchId!: Id<'PayoutBatch'>;
  @Column('uuid') shopId!: Id<'Shop'>;
  /** What the bank's files call it. */
  @Column('text') reference!: string;
  @Column('uuid') bankAccountId!: Id<'BankAccount'>;
  @Column('bigint', { transformer: rupiahColumn }) amount!: Rupiah;
  @Column('text') state!: PayoutState;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}
