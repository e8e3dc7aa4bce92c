import { instantAt } from '@lapak/areas-domain';
import { Regency } from '@lapak/areas-server';
import {
  addDays,
  asId,
  asLocalDate,
  type Clock,
  dayIn,
  formatTime,
  type Id,
  type LocalDate,
  type Locale,
  plus,
  type Rupiah,
  rupiah,
  type Words,
} from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { CSV_START, csvRows, moneyLineTitle, refundReason } from '@lapak/payments-domain';
import { CLOCK, type RequestContext } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { balanceBefore, type MoneyLineRow, moneyLinesFrom } from './payout-rows.js';

export interface Statement {
  readonly name: string;
  /** CSV, piece by piece: a year of a busy shop does not lie in memory. */
  readonly pieces: AsyncIterable<string>;
}

const HEAD: readonly Words[] = [
  { id: 'tanggal', en: 'date' },
  { id: 'jam', en: 'time' },
  { id: 'jenis', en: 'kind' },
  { id: 'pesanan', en: 'order' },
  { id: 'keterangan', en: 'detail' },
  { id: 'sebelum_biaya', en: 'before_fee' },
  { id: 'biaya', en: 'fee' },
  { id: 'jumlah', en: 'amount' },
  { id: 'saldo', en: 'balance' },
];
const OPENING: Words = { id: 'Saldo awal', en: 'Opening balance' };
const AT_ONCE = 1_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A merchant's statement as a file for a spreadsheet: oldest first, from its opening balance to its last line. */
@Injectable()
export class ExportStatement {
  constructor(
    private readonly db: DataSource,
    private readonly regency: Regency,
    private readonly shops: Shops,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For a member of the shop; null for everybody else, and for days that are none.
   * @param days from and to, both included, in the regency's zone; absent: this year so far
   */
  async run(ctx: RequestContext, shopId: string, days: { from?: unknown; to?: unknown }): Promise<Statement | null> {
    const id = asId<'Shop'>(shopId);
    const member = id && ctx.viewer && (await this.shops.membership(this.db, id, ctx.viewer.accountId));
    const today = dayIn(this.regency.zone.name, this.clock.now());
    const from = this.dayOf(days.from, `${today.slice(0, 4)}-01-01` as LocalDate);
    const to = this.dayOf(days.to, today);
    if (!id || !member || !from || !to || from > to) return null;
    return { name: `lapak-${from}-${to}.csv`, pieces: this.pieces(id, from, to, ctx.locale) };
  }

  private dayOf(asked: unknown, otherwise: LocalDate): LocalDate | null {
    if (asked === undefined || asked === '') return otherwise;
    return typeof asked === 'string' ? asLocalDate(asked) : null;
  }

  private async *pieces(shopId: Id<'Shop'>, from: LocalDate, to: LocalDate, locale: Locale): AsyncGenerator<string> {
    const zone = this.regency.zone.name;
    const [start, end] = [instantAt(zone, from, 0), instantAt(zone, addDays(to, 1), 0)];
    let { balance } = (await balanceBefore.row(this.db, [shopId, start]))!;
    const opening = [from, '', OPENING[locale], '', '', '', '', '', balance];
    yield CSV_START + csvRows([HEAD.map((words) => words[locale]), opening]);
    let last: [Date, string] = [start, FIRST_ID];
    for (;;) {
      const rows = await moneyLinesFrom.rows(this.db, [shopId, ...last, end, AT_ONCE]);
      const lines = rows.map((row) => this.line(row, (balance = plus(balance, row.amount)), locale));
      if (lines.length > 0) yield csvRows(lines);
      const newest = rows.at(-1);
      if (!newest || rows.length < AT_ONCE) return;
      last = [newest.at, newest.id];
    }
  }

  private line(row: MoneyLineRow, balance: Rupiah, locale: Locale): (string | number)[] {
    const { zone } = this.regency;
    const reason = row.kind.startsWith('payout') ? row.payoutReference : refundReason(row.reason, locale);
    return [
      ...[dayIn(zone.name, row.at), formatTime(row.at, zone), moneyLineTitle(row.kind, locale)],
      ...[row.orderCode ?? '', reason ?? '', rupiah(row.amount + row.fee), row.fee, row.amount, balance],
    ];
  }
}
