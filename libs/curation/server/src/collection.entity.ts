import type { Id, Words } from '@lapak/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('collection')
export class CollectionEntity {
  @PrimaryColumn('uuid') id!: Id<'Collection'>;
  @Column('text') slug!: string;
  @Column('jsonb') title!: Words;
  @Column('jsonb') note!: Words;
  @Column('boolean') published!: boolean;
  @Column('timestamptz', { nullable: true }) startsAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endsAt!: Date | null;
  @Column('int') sort!: number;
  @Column('timestamptz') updatedAt!: Date;
  @Column('uuid', { nullable: true }) updatedBy!: Id<'Account'> | null;
}

@Entity('collection_item')
export class CollectionItemEntity {
  @PrimaryColumn('uuid') collectionId!: Id<'Collection'>;
  @PrimaryColumn('uuid') productId!: Id<'Product'>;
  @Column('int') sort!: number;
}

@Entity('feature')
export class FeatureEntity {
  @PrimaryColumn('uuid') id!: Id<'Feature'>;
  @Column('uuid') shopId!: Id<'Shop'>;
  @Column('jsonb') headline!: Words;
  @Column('jsonb') story!: Words;
  @Column('jsonb') reason!: Words;
  @Column('timestamptz') startsAt!: Date;
  @Column('timestamptz') endsAt!: Date;
  @Column('uuid') curatorId!: Id<'Account'>;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
