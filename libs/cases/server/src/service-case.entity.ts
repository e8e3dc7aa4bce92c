import type { CaseClock, CaseKind, CaseLock, CaseState } from '@lapak/cases-domain';
import type { Id } from '@lapak/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('service_case')
export class ServiceCaseEntity implements CaseClock, CaseLock {
  @PrimaryColumn('uuid') id!: Id<'Case'>;
  @Column('text') code!: string;
  @Column('text') kind!: CaseKind;
  /** For a verification: the shop. */
  @Column('uuid') subjectId!: string;
  @Column('text') subjectName!: string;
  @Column('text') desaCode!: string;
  @Column('uuid') applicantId!: Id<'Account'>;
  @Column('text', { name: 'phone_last4' }) phoneLast4!: string;
  @Column('text') state!: CaseState;
  @Column('timestamptz') openedAt!: Date;
  /** The first time; a fix sent later does not change it. */
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) promisedAt!: Date | null;
  @Column('int', { nullable: true }) minutesLeft!: number | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { nullable: true }) decidedBy!: Id<'Account'> | null;
  @Column('text', { nullable: true }) decisionReason!: string | null;
  @Column('uuid', { nullable: true }) lockedBy!: Id<'Account'> | null;
  @Column('timestamptz', { nullable: true }) lockedUntil!: Date | null;
  @Column('int') version!: number;
}
