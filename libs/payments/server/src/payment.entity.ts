import type { Id, Rupiah } from '@lapak/kernel';
import type { PaymentState, RefundAsk, RefundState } from '@lapak/payments-domain';
import { rupiahColumn } from '@lapak/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const wholeNumber = {
  to: (n: number | null) => n,
  from: (n: string | number | null) => (n === null ? null : Number(n)),
};

@Entity('payment')
export class PaymentEntity {
  @PrimaryColumn('uuid') id!: Id<'Payment'>;
  @Column('uuid') purchaseId!: Id<'Purchase'>;
  @Column('text') gateway!: 'stripe' | 'cod';
  @Column('bigint', { transformer: rupiahColumn }) amount!: Rupiah;
  @Column('text') state!: PaymentState;
  /** The provider's Checkout Session, its PaymentIntent and Charge. */
  @Column('text', { nullable: true }) providerRef!: string | null;
  @Column('text', { nullable: true }) providerIntent!: string | null;
  @Column('text', { nullable: true }) providerCharge!: string | null;
  @Column('text', { nullable: true }) redirectUrl!: string | null;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) paidAt!: Date | null;
  /** What the provider credited, and kept of it, in the minor unit of its own currency. */
  @Column('bigint', { nullable: true, transformer: wholeNumber }) settlementAmount!: number | null;
  @Column('text', { nullable: true }) settlementCurrency!: string | null;
  @Column('bigint', { nullable: true, transformer: wholeNumber }) settlementFee!: number | null;
  @Column('text', { nullable: true }) trouble!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  @Column('int') version!: number;
}

@Entity('refund')
export class RefundEntity {
  @PrimaryColumn('uuid') id!: Id<'Refund'>;
  @Column('uuid') paymentId!: Id<'Payment'>;
  @Column('uuid') orderId!: Id<'Order'>;
  @Column('bigint', { transformer: rupiahColumn }) amount!: Rupiah;
  /** The goods of `amount`; the rest is delivery. */
  @Column('bigint', { transformer: rupiahColumn }) goods!: Rupiah;
  @Column('text') reason!: string;
  /** The name under which a part was asked for; once per order. */
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('text') state!: RefundState;
  @Column('text', { nullable: true }) providerRef!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('text', { nullable: true }) trouble!: string | null;
  /** The officer who asked, the second one who agreed, and what one of them may give back alone; null when no officer did. */
  @Column('uuid', { nullable: true }) askedBy!: Id<'Account'> | null;
  @Column('uuid', { nullable: true }) approvedBy!: Id<'Account'> | null;
  @Column('bigint', { nullable: true, transformer: wholeNumber }) aloneUpTo!: number | null;
}

/** Above what one officer may give back alone; it waits for a second one. */
@Entity('refund_proposal')
export class RefundProposalEntity {
  @PrimaryColumn('uuid') id!: Id<'RefundProposal'>;
  @Column('uuid') orderId!: Id<'Order'>;
  @Column('jsonb') ask!: RefundAsk;
  @Column('bigint', { transformer: rupiahColumn }) amount!: Rupiah;
  @Column('text') reason!: string;
  @Column('text') reference!: string;
  @Column('uuid') proposedBy!: Id<'Account'>;
  @Column('timestamptz') proposedAt!: Date;
  @Column('text') state!: 'waiting' | 'approved' | 'rejected';
  @Column('uuid', { nullable: true }) decidedBy!: Id<'Account'> | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
}

/** The outbox of calls to a provider: committed with its key before the call, so that a crash repeats the same call. */
@Entity('provider_command')
export class ProviderCommandEntity {
  @PrimaryColumn('uuid') id!: Id<'ProviderCommand'>;
  @Column('text') kind!: 'start' | 'cancel' | 'refund';
  @Column('uuid') paymentId!: Id<'Payment'>;
  @Column('uuid', { nullable: true }) refundId!: Id<'Refund'> | null;
  @Column('text') idempotencyKey!: string;
  @Column('text') state!: 'open' | 'done' | 'failed';
  @Column('int') attempts!: number;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
}

/** The inbox of webhooks: stored as they came, each applied once. */
@Entity('provider_event')
export class ProviderEventEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') endpoint!: 'platform' | 'connect';
  @Column('text') type!: string;
  @Column('text', { nullable: true }) objectId!: string | null;
  @Column('text', { nullable: true }) account!: string | null;
  @Column('boolean') livemode!: boolean;
  @Column('text', { nullable: true }) apiVersion!: string | null;
  @Column('jsonb') payload!: unknown;
  @Column('timestamptz') receivedAt!: Date;
  @Column('text') status!: 'received' | 'done' | 'ignored' | 'parked';
  @Column('int') attempts!: number;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
}
