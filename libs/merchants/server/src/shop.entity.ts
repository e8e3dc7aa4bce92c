import type { Id, LocalDate, Phone, Words } from '@lapak/kernel';
import type {
  LegalStatus,
  RequirementItem,
  RequirementStatus,
  Shop,
  ShopRole,
  ShopState,
} from '@lapak/merchants-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('shop')
export class ShopEntity implements Shop {
  @PrimaryColumn('uuid') id!: Id<'Shop'>;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('jsonb') tagline!: Words;
  @Column('jsonb') story!: Words;
  @Column('text') state!: ShopState;
  @Column('text') desaCode!: string;
  @Column('text') kecamatanCode!: string;
  @Column('text') banjar!: string;
  @Column('text') street!: string;
  @Column('text') landmark!: string;
  @Column('text') phone!: Phone;
  @Column('boolean') foodSeller!: boolean;
  @Column('text') legalStatus!: LegalStatus;
  @Column('text', { nullable: true }) nib!: string | null;
  @Column('date', { nullable: true }) legalisationDeadline!: LocalDate | null;
  @Column('text', { nullable: true }) opens!: string | null;
  @Column('text', { nullable: true }) closes!: string | null;
  @Column('int', { array: true, nullable: true }) openDays!: number[] | null;
  @Column('date', { nullable: true }) closedFrom!: LocalDate | null;
  @Column('date', { nullable: true }) closedUntil!: LocalDate | null;
  @Column('text', { nullable: true }) closedNote!: string | null;
  @Column('boolean') codEnabled!: boolean;
  @Column('timestamptz') registeredAt!: Date;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('int') version!: number;
}

@Entity('shop_member')
export class ShopMemberEntity {
  @PrimaryColumn('uuid') shopId!: Id<'Shop'>;
  @PrimaryColumn('uuid') accountId!: Id<'Account'>;
  @Column('text') role!: ShopRole;
  @Column('timestamptz') since!: Date;
}

@Entity('requirement_item')
export class RequirementItemEntity implements RequirementItem {
  @PrimaryColumn('uuid') shopId!: Id<'Shop'>;
  @PrimaryColumn('text') key!: string;
  @Column('text') status!: RequirementStatus;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('timestamptz', { nullable: true }) attestedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { nullable: true }) decidedBy!: Id<'Account'> | null;
}

@Entity('shop_document')
export class ShopDocumentEntity {
  @PrimaryColumn('uuid') id!: Id<'Document'>;
  @Column('uuid') shopId!: Id<'Shop'>;
  @Column('text') requirementKey!: string;
  @Column('text') fileKey!: string;
  @Column('text') mime!: string;
  @Column('int') bytes!: number;
  @Column('int', { nullable: true }) width!: number | null;
  @Column('int', { nullable: true }) height!: number | null;
  @Column('bytea') sha256!: Buffer;
  @Column('uuid') uploadedBy!: Id<'Account'>;
  @Column('timestamptz') uploadedAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
