import type { HomeQuery } from '../../gql/graphql.js';
import { t } from '../../words/words.js';

type Shop = NonNullable<HomeQuery['myShop']>;
type StepKey = 'apply' | 'wait' | 'product' | 'delivery' | 'hours' | 'more' | 'nib' | 'order';

interface Rule {
  readonly key: StepKey;
  readonly done: (shop: Shop) => boolean;
  /** Whether it concerns this shop at all. */
  readonly when?: (shop: Shop) => boolean;
  /** null: shown as sharing the shop's address. */
  readonly to: string | null;
}

const isSent = (shop: Shop): boolean => shop.state !== 'draft' && shop.state !== 'rejected';
const delivers = ({ delivery }: Shop): boolean =>
  delivery.pickupEnabled || delivery.sellerEnabled || delivery.courierEnabled;

/** Whether a line of the checklist can be answered now. */
export const canFill = ({ application }: Pick<Shop, 'application'>, key: string): boolean =>
  application.requirements.some((line) => line.key === key && line.open);

/** A shop's way up, in the order that helps most; the first that is not done is the one that is shown. */
const RULES: readonly Rule[] = [
  { key: 'apply', done: (shop) => isSent(shop) && shop.state !== 'needs_fix', to: '/pengajuan' },
  { key: 'delivery', done: delivers, to: '/toko/pengiriman' },
  { key: 'wait', done: (shop) => shop.state === 'approved', when: isSent, to: '/pengajuan' },
  { key: 'product', done: (shop) => shop.today.publishedProducts > 0, to: '/produk/baru' },
  { key: 'hours', done: (shop) => shop.hours !== null, to: '/toko' },
  { key: 'order', done: (shop) => shop.today.orders30Days > 0 || shop.today.payable > 0, to: null },
  { key: 'more', done: (shop) => shop.today.publishedProducts >= 3, to: '/produk/baru' },
  { key: 'nib', done: (shop) => shop.legalStatus === 'nib', when: (shop) => canFill(shop, 'nib'), to: '/pengajuan' },
];

export interface NextStep {
  readonly key: StepKey;
  readonly title: string;
  readonly why: string;
  readonly go: string;
  readonly to: string | null;
}

/** How far a shop is, and the one next step; null when everything is done. */
export const stepsOf = (shop: Shop): { done: number; of: number; next: NextStep | null } => {
  const rules = RULES.filter(({ when }) => !when || when(shop));
  const open = rules.filter((rule) => !rule.done(shop));
  const [next] = open;
  return {
    done: rules.length - open.length,
    of: rules.length,
    next: next
      ? {
          key: next.key,
          title: t.steps[next.key],
          why: t.steps[`${next.key}Why`],
          go: t.steps[`${next.key}Go`],
          to: next.to,
        }
      : null,
  };
};
