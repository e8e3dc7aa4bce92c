import type { Address, Duty } from '@lapak/accounts-domain';
import type { Id, Locale, Phone } from '@lapak/kernel';
import type { AppName } from '@lapak/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid') id!: Id<'Account'>;
  @Column('text') fullName!: string;
  @Column('text', { nullable: true }) phone!: Phone | null;
  @Column('text', { nullable: true }) email!: string | null;
  /** PHC text of argon2id. */
  @Column('text') passwordHash!: string;
  @Column('text') locale!: Locale;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
}

@Entity('account_duty')
export class AccountDutyEntity {
  @PrimaryColumn('uuid') accountId!: Id<'Account'>;
  @PrimaryColumn('text') duty!: Duty;
  @Column('timestamptz') grantedAt!: Date;
}

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid') id!: Id<'Session'>;
  @Column('bytea') tokenHash!: Buffer;
  @Column('uuid') accountId!: Id<'Account'>;
  @Column('text') app!: AppName;
  @Column('boolean') awaitingTotp!: boolean;
  @Column('timestamptz', { nullable: true }) secondFactorAt!: Date | null;
  @Column('text') userAgent!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') seenAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
}

@Entity('consent')
export class ConsentEntity {
  @PrimaryColumn('uuid') id!: Id<'Consent'>;
  @Column('uuid') accountId!: Id<'Account'>;
  @Column('text') purpose!: string;
  @Column('text') textVersion!: string;
  @Column('timestamptz') givenAt!: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

@Entity('saved_address')
export class SavedAddressEntity {
  @PrimaryColumn('uuid') id!: Id<'SavedAddress'>;
  @Column('uuid') accountId!: Id<'Account'>;
  @Column('text') label!: string;
  @Column('jsonb') address!: Address;
  @Column('timestamptz') createdAt!: Date;
}
