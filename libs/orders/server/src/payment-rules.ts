import type { RegencyProfile } from '@lapak/areas-server';
import type { Id, Phone } from '@lapak/kernel';
import { type BuyerHistory, CLOSED_STATES, type PaymentRules } from '@lapak/orders-domain';
import { type Config, statement, type Tx } from '@lapak/platform';
import type { DataSource } from 'typeorm';

/** What the regency's profile and this installation allow. */
export const paymentRules = (profile: RegencyProfile, config: Pick<Config, 'stripe'>): PaymentRules => ({
  methods: profile.payments.methods,
  cod: {
    enabled: profile.cod.enabled,
    maxPerOrder: profile.cod.maxPerOrder,
    newBuyerOpenLimit: profile.cod.newBuyerOpenLimit,
    notFor: profile.cod.notFor ?? [],
  },
  stripeMin: profile.payments.stripeMinRupiah,
  stripeReady: config.stripe !== null,
});
export const NOTHING_YET: BuyerHistory = { openCod: 0, hasCompleted: false };

// A buyer is an account or a phone number. The newest 50 of each tell enough.
const historyOf = statement<BuyerHistory>(
  'orders_buyer_history',
  `with bought as (
     (select id, payment_method from purchase where account_id = $1 order by placed_at desc, id desc limit 50)
     union
     (select id, payment_method from purchase where contact_phone = $2 and payment_method = 'cod' order by placed_at desc limit 50)
   )
   select count(*) filter (where b.payment_method = 'cod' and o.open)::int as "openCod", coalesce(bool_or(o.completed), false) as "hasCompleted"
   from bought b cross join lateral (
     select bool_or(not state = any($3::text[])) as open, bool_or(state = 'completed') as completed from shop_order where purchase_id = b.id) o`,
);
const lockBuyer = statement(
  'orders_lock_cod_buyer',
  `select pg_advisory_xact_lock(hashtextextended('orders.cod:' || $1, 0))`,
);

/** What the buyer has open and has completed, by account and by phone number. */
export const buyerHistory = async (
  on: DataSource | Tx,
  accountId: Id<'Account'> | null,
  phone: Phone | null,
): Promise<BuyerHistory> => (await historyOf.row(on, [accountId, phone, CLOSED_STATES])) ?? NOTHING_YET;

/** Orders of one phone number are placed in turn, so that two at once cannot both be the only open one. */
export const inTurnOf = async (tx: Tx, phone: Phone): Promise<void> => {
  await lockBuyer.rows(tx, [phone]);
};
