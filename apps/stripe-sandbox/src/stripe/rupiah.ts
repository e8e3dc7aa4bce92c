const ID = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });

/** IDR has two decimals at Stripe: 13900000 is Rp139.000. */
export function money(amount: number, currency: string): string {
  const whole = Math.trunc(amount / 100);
  const cents = Math.abs(amount % 100);
  const figures = ID.format(whole) + (cents === 0 ? '' : `,${String(cents).padStart(2, '0')}`);
  return currency === 'idr' ? `Rp${figures}` : `${currency.toUpperCase()} ${figures}`;
}
