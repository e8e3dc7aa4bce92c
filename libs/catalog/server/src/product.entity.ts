import type { Halal, PictureJson, ProductState } from '@lapak/catalog-domain';
import type { Id, Rupiah, Words } from '@lapak/kernel';
import { rupiahColumn } from '@lapak/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('category')
export class CategoryEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text', { nullable: true }) parentId!: string | null;
  @Column('jsonb') name!: Words;
  @Column('text') emoji!: string;
  @Column('boolean') food!: boolean;
  @Column('boolean') needsHalal!: boolean;
  @Column('boolean') needsPirt!: boolean;
  @Column('text', { nullable: true }) kbli!: string | null;
  @Column('int') sort!: number;
  @Column('int') productCount!: number;
}

/** Without `search`, which only SQL makes and reads. */
@Entity('product')
export class ProductEntity {
  @PrimaryColumn('uuid') id!: Id<'Product'>;
  @Column('uuid') shopId!: Id<'Shop'>;
  @Column('text') slug!: string;
  @Column('jsonb') title!: Words;
  @Column('jsonb') description!: Words;
  @Column('text') categoryId!: string;
  @Column('text', { array: true }) categoryPath!: string[];
  @Column('text') state!: ProductState;
  @Column('text', { nullable: true }) moderationReason!: string | null;
  @Column('text') unit!: string;
  @Column('text') halal!: Halal;
  @Column('text', { nullable: true }) halalNumber!: string | null;
  @Column('text', { nullable: true }) pirt!: string | null;
  @Column('text') madeIn!: string;
  @Column('int', { nullable: true }) madeToOrderDays!: number | null;
  @Column('boolean') fragile!: boolean;
  @Column('boolean') perishable!: boolean;
  @Column('text') emoji!: string;
  @Column('text') kecamatanCode!: string;
  @Column('boolean') listed!: boolean;
  @Column('bigint', { transformer: rupiahColumn }) minPrice!: Rupiah;
  @Column('bigint', { transformer: rupiahColumn }) maxPrice!: Rupiah;
  @Column('bigint', { nullable: true, transformer: rupiahColumn }) compareAt!: Rupiah | null;
  @Column('boolean') inStock!: boolean;
  @Column('int') soldCount!: number;
  @Column('jsonb', { nullable: true }) cover!: PictureJson | null;
  @Column('smallint') tier!: number;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
  @Column('int') version!: number;
}

@Entity('variant')
export class VariantEntity {
  @PrimaryColumn('uuid') id!: Id<'Variant'>;
  @Column('uuid') productId!: Id<'Product'>;
  @Column('uuid') shopId!: Id<'Shop'>;
  @Column('jsonb', { nullable: true }) name!: Words | null;
  @Column('bigint', { transformer: rupiahColumn }) price!: Rupiah;
  @Column('bigint', { nullable: true, transformer: rupiahColumn }) compareAt!: Rupiah | null;
  @Column('int') weightGrams!: number;
  @Column('int') onHand!: number;
  @Column('int') reserved!: number;
  @Column('int') sort!: number;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
}

export const catalogEntities = [CategoryEntity, ProductEntity, VariantEntity];
