import type { Id } from '@lapak/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that must always be true and was not. Kept for ever; open until it is true again. */
@Entity('incident')
export class IncidentEntity {
  @PrimaryColumn('uuid') id!: Id<'Incident'>;
  @Column('text') invariant!: string;
  @Column('boolean') freezesMoney!: boolean;
  @Column('jsonb') places!: string[];
  @Column('timestamptz') firstSeen!: Date;
  @Column('timestamptz') lastSeen!: Date;
  @Column('timestamptz', { nullable: true }) clearedAt!: Date | null;
}
