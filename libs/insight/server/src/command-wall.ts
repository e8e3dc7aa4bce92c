import { Regency } from '@lapak/areas-server';
import { type Clock, type LocalDate, rupiah } from '@lapak/kernel';
import { CLOCK } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommandWallType } from './command-wall.graphql.js';
import { wallFigures, type WallRow } from './wall-figures.js';

/** One answer serves every screen for this long. */
const FRESH_MS = 2_000;

const percent = (part: number, whole: number, none: number): number =>
  whole === 0 ? none : Math.round((part * 100) / whole);

/** Percent against the same days of last month; null when there is nothing to compare with. */
const changeOf = (row: WallRow): number | null =>
  row.valueSameDaysLastMonth === 0
    ? null
    : Math.round(((row.valueThisMonth - row.valueSameDaysLastMonth) * 100) / row.valueSameDaysLastMonth);

/** The figures of the command wall as of now. */
@Injectable()
export class CommandWall {
  private last: { readonly at: number; readonly answer: Promise<CommandWallType> } | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Many screens asking at once cost one statement. */
  run(): Promise<CommandWallType> {
    const now = this.clock.now();
    const age = this.last ? now.getTime() - this.last.at : Infinity;
    if (this.last && age >= 0 && age < FRESH_MS) return this.last.answer; // a clock set back makes nothing fresh
    const answer = this.read(now);
    this.last = { at: now.getTime(), answer };
    answer.catch(() => (this.last = null));
    return answer;
  }

  private async read(now: Date): Promise<CommandWallType> {
    const row = (await wallFigures.row(this.db, [now, this.regency.zone.name]))!;
    return {
      asOf: now,
      ordersToday: row.ordersToday,
      valueToday: rupiah(row.valueToday),
      valueThisMonth: rupiah(row.valueThisMonth),
      valueChange: changeOf(row),
      activeShops: row.activeShops,
      newShopsThisMonth: row.newShopsThisMonth,
      outsideShare: percent(row.completedOutside, row.completedValue, 0),
      verificationOnTime: percent(row.decidedOnTime, row.decided, 100),
      verificationMedianHours: row.medianHours === null ? null : Math.round(row.medianHours * 10) / 10,
      openCases: row.openCases,
      overdueCases: row.overdueCases,
      byKecamatan: row.byKecamatan.map((figure) => ({ ...figure, value: rupiah(figure.value) })),
      byDay: row.byDay.map((figure) => ({ ...figure, day: figure.day as LocalDate, value: rupiah(figure.value) })),
    };
  }
}
