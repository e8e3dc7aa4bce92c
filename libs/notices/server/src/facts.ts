import type { Words } from '@lapak/kernel';
import type { AppName } from '@lapak/platform';

/** An instant, ISO 8601. */
type Instant = string;

interface PurchaseFacts {
  readonly purchase: string;
  /** Whoever has no account opens the page with the last four digits of their phone. */
  readonly guest: boolean;
}
interface OrderFacts extends PurchaseFacts {
  readonly order: string;
  readonly shop: string;
}
interface ShopOrderFacts {
  readonly orderId: string;
  readonly order: string;
  readonly shop: string;
}
interface ProductFacts {
  readonly productId: string;
  readonly title: Words;
  readonly reason: string | null;
}
interface CaseFacts {
  readonly code: string;
  readonly shop: string;
  readonly promised: Instant | null;
}
type Cancelled = { readonly by: string; readonly note: string | null };

/** Everything that people are told, with what the words need. Kept as JSON: add a field only as one that may be absent. */
export interface Facts {
  // the buyer
  purchase_unpaid: PurchaseFacts & { readonly total: number; readonly payBy: Instant | null };
  purchase_received: PurchaseFacts & { readonly total: number; readonly shops: number; readonly due: Instant | null };
  purchase_paid: PurchaseFacts & { readonly total: number; readonly shops: number; readonly due: Instant | null };
  purchase_expired: PurchaseFacts;
  purchase_too_late: PurchaseFacts & { readonly amount: number };
  order_accepted: OrderFacts & { readonly due: Instant | null; readonly pickup: boolean };
  order_ready: OrderFacts;
  order_shipped: OrderFacts & {
    readonly courier: string | null;
    readonly tracking: string | null;
    readonly completesAt: Instant | null;
  };
  order_delivered: OrderFacts & { readonly completesAt: Instant | null };
  order_completed: OrderFacts;
  /** `refund`: rupiah that go back by themselves; null when nothing was paid. */
  order_cancelled: OrderFacts & Cancelled & { readonly refund: number | null };
  order_refused_at_door: OrderFacts;
  order_late: OrderFacts & { readonly due: Instant | null };
  refund_sent: OrderFacts & { readonly amount: number };
  // everybody of the shop
  shop_order_new: ShopOrderFacts & { readonly total: number; readonly paid: boolean; readonly due: Instant | null };
  shop_order_waiting: ShopOrderFacts & { readonly due: Instant | null };
  shop_order_late: ShopOrderFacts & { readonly due: Instant | null };
  shop_order_cancelled: ShopOrderFacts & Cancelled;
  shop_order_completed: ShopOrderFacts;
  product_published: ProductFacts;
  product_needs_fix: ProductFacts;
  product_rejected: ProductFacts;
  product_taken_down: ProductFacts;
  case_submitted: CaseFacts;
  case_in_review: CaseFacts;
  case_needs_fix: CaseFacts & { readonly fixes: number };
  case_approved: CaseFacts;
  case_rejected: CaseFacts & { readonly reason: string | null };
  // the office
  case_waiting: CaseFacts;
  office_order_late: { readonly order: string; readonly shop: string; readonly due: Instant | null };
  // the owner of an account
  password_reset: { readonly token: string; readonly expiresAt: Instant };
  security_changed: { readonly what: string };
}
export type Kind = keyof Facts;
/** What happened, as the tables keep it: a kind with its own facts. */
export type Said = { [K in Kind]: { readonly kind: K; readonly facts: Facts[K] } }[Kind];

/** Where a notice leads: a path of one of the three apps. */
export interface Place {
  readonly app: AppName;
  readonly path: string;
}

const purchase = (facts: PurchaseFacts): Place => ({ app: 'storefront', path: `/pesanan/${facts.purchase}` });
const shopOrder = (facts: ShopOrderFacts): Place => ({ app: 'merchant', path: `/pesanan/${facts.orderId}` });
const product = (facts: ProductFacts): Place => ({ app: 'merchant', path: `/produk/${facts.productId}` });
const application = (): Place => ({ app: 'merchant', path: '/pengajuan' });

const PLACES: { readonly [K in Kind]: (facts: Facts[K]) => Place } = {
  purchase_unpaid: purchase,
  purchase_received: purchase,
  purchase_paid: purchase,
  purchase_expired: purchase,
  purchase_too_late: purchase,
  order_accepted: purchase,
  order_ready: purchase,
  order_shipped: purchase,
  order_delivered: purchase,
  order_completed: purchase,
  order_cancelled: purchase,
  order_refused_at_door: purchase,
  order_late: purchase,
  refund_sent: purchase,
  shop_order_new: shopOrder,
  shop_order_waiting: shopOrder,
  shop_order_late: shopOrder,
  shop_order_cancelled: shopOrder,
  shop_order_completed: shopOrder,
  product_published: product,
  product_needs_fix: product,
  product_rejected: product,
  product_taken_down: product,
  case_submitted: application,
  case_in_review: application,
  case_needs_fix: application,
  case_approved: () => ({ app: 'merchant', path: '/' }),
  case_rejected: application,
  case_waiting: ({ code }) => ({ app: 'staff', path: `/verifikasi/${code}` }),
  office_order_late: () => ({ app: 'staff', path: '/pusat-kendali' }),
  password_reset: ({ token }) => ({ app: 'storefront', path: `/atur-ulang?token=${encodeURIComponent(token)}` }),
  security_changed: () => ({ app: 'storefront', path: '/akun' }),
};

export const placeOf = ({ kind, facts }: Said): Place => (PLACES[kind] as (facts: Facts[Kind]) => Place)(facts);
