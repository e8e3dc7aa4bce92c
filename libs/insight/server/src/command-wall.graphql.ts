import type { LocalDate, Rupiah } from '@lapak/kernel';
import { DateTimeScalar, LocalDateScalar, RupiahScalar } from '@lapak/platform';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('KecamatanFigure')
export class KecamatanFigureType {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) column!: number;
  @Field(() => Int) row!: number;
  @Field(() => RupiahScalar) value!: Rupiah;
  @Field(() => Int) orders!: number;
  @Field(() => Int) shops!: number;
}

@ObjectType('WallDay')
export class WallDayType {
  @Field(() => LocalDateScalar) day!: LocalDate;
  @Field(() => Int) orders!: number;
  @Field(() => RupiahScalar) value!: Rupiah;
}

@ObjectType('CommandWall')
export class CommandWallType {
  @Field(() => DateTimeScalar) asOf!: Date;
  @Field(() => Int) ordersToday!: number;
  @Field(() => RupiahScalar) valueToday!: Rupiah;
  @Field(() => RupiahScalar) valueThisMonth!: Rupiah;
  @Field(() => Int, {
    nullable: true,
    description: 'Percent against the same days of last month; null when there is nothing to compare.',
  })
  valueChange!: number | null;
  @Field(() => Int) activeShops!: number;
  @Field(() => Int) newShopsThisMonth!: number;
  @Field(() => Int, { description: 'Percent of completed value delivered outside the regency, last 30 days.' })
  outsideShare!: number;
  @Field(() => Int, {
    description: 'Percent of verifications of the last 30 days that were decided by the promised date.',
  })
  verificationOnTime!: number;
  @Field(() => Float, { nullable: true }) verificationMedianHours!: number | null;
  @Field(() => Int) openCases!: number;
  @Field(() => Int) overdueCases!: number;
  @Field(() => [KecamatanFigureType]) byKecamatan!: KecamatanFigureType[];
  @Field(() => [WallDayType]) byDay!: WallDayType[];
}
