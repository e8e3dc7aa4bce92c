import { formatRupiah, type Locale, Problem, type Rupiah } from '@lapak/kernel';

/** More was to be given back than this shop's order has left. Other orders of the purchase never pay for it. */
export class RefundAboveRest extends Problem {
  readonly kind = 'RefundAboveRest';
  constructor(readonly rest: Rupiah) {
    super();
  }
  say(locale: Locale): string {
    return locale === 'id'
      ? `Paling banyak ${formatRupiah(this.rest)} yang masih bisa dikembalikan untuk pesanan ini.`
      : `At most ${formatRupiah(this.rest)} can still be given back for this order.`;
  }
}
