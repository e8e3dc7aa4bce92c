import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duty } from '@lapak/accounts-domain';
import { regencyFolder } from '@lapak/areas-server';
import type { Halal, ProductState } from '@lapak/catalog-domain';
import type { Locale, Words } from '@lapak/kernel';

export interface DemoAddress {
  readonly recipient: string;
  readonly street?: string;
  readonly banjar?: string;
  readonly hotel?: string;
  readonly room?: string;
  /** A desa of the regency, or of anywhere in the country. */
  readonly desa: string;
  /** Desa and kecamatan in words, for one outside the regency. */
  readonly outsideText?: string;
  readonly postal: string;
  readonly landmark?: string;
}
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly address: DemoAddress;
}
export interface DemoOfficer extends Omit<DemoPerson, 'address'> {
  readonly duty: Duty;
  readonly title: Words;
}
export interface DemoPeople {
  /** Public on purpose: of the demo's accounts only. */
  readonly password: string;
  /** The same for every officer, so that a code can be shown. */
  readonly totpSecret: string;
  readonly staff: readonly DemoOfficer[];
  readonly residents: readonly DemoPerson[];
  readonly guests: readonly DemoPerson[];
}

export interface DemoProduct {
  readonly slug: string;
  readonly title: Words;
  readonly description: Words;
  readonly category: string;
  readonly emoji: string;
  readonly unit: string;
  readonly madeIn: string;
  readonly halal: Halal;
  readonly halalNumber?: string;
  readonly pirt?: string;
  readonly madeToOrderDays?: number;
  readonly perishable?: boolean;
  readonly fragile?: boolean;
  readonly state: ProductState;
  readonly variants: readonly {
    readonly name: Words | null;
    readonly price: number;
    readonly compareAt?: number;
    readonly weightGrams: number;
    readonly stock: number;
  }[];
}
export interface DemoShop {
  readonly slug: string;
  readonly name: string;
  readonly owner: { readonly name: string; readonly phone: string; readonly email: string };
  readonly desa: string;
  readonly banjar: string;
  readonly street?: string;
  readonly landmark: string;
  readonly tagline: Words;
  readonly story: Words;
  readonly foodSeller: boolean;
  readonly nib: string | null;
  readonly hours: { readonly open: string; readonly close: string; readonly days: readonly number[] };
  readonly delivery: {
    readonly pickup: boolean;
    readonly seller: { readonly enabled: boolean; readonly prices: Readonly<Record<string, number>> };
    readonly courier: boolean;
  };
  readonly cod: boolean;
  readonly state: 'draft' | 'submitted' | 'needs_fix' | 'approved' | 'rejected';
  readonly appliedDaysAgo: number;
  readonly documents: readonly { readonly requirement: string; readonly note: string }[];
  readonly review?: {
    readonly daysAgo: number;
    readonly note?: Words;
    readonly items: readonly { readonly requirement: string; readonly reason: string }[];
  };
  readonly products: readonly DemoProduct[];
}

export interface DemoOrder {
  readonly shop: string;
  readonly delivery: { readonly method: 'pickup' | 'seller_delivery' | 'courier'; readonly service?: string };
  readonly items: readonly { readonly product: string; readonly variant: number; readonly qty: number }[];
  readonly reach: string;
  readonly steps: readonly { readonly state: string; readonly daysAgo: number; readonly by: string }[];
  readonly reason?: string;
  readonly waybill?: string;
}
export interface DemoPurchase {
  readonly key: string;
  readonly buyer: string;
  readonly daysAgo: number;
  readonly minutesAgo?: number;
  readonly payment: 'cod' | 'stripe';
  readonly orders: readonly DemoOrder[];
}

interface Reference {
  readonly shop: string;
  readonly product: string;
}
export interface DemoCuration {
  readonly collections: readonly {
    readonly slug: string;
    readonly title: Words;
    readonly note: Words;
    readonly startsAt?: string;
    readonly endsAt?: string;
    readonly products: readonly Reference[];
  }[];
  /** One shop at a time; the one without dates is featured now. */
  readonly featured: readonly {
    readonly shop: string;
    readonly headline: Words;
    /** Paragraphs. */
    readonly story: { readonly id: readonly string[]; readonly en: readonly string[] };
    readonly reason: Words;
    readonly startsAt?: string;
    readonly endsAt?: string;
  }[];
}

export interface DemoData {
  readonly people: DemoPeople;
  readonly shops: readonly DemoShop[];
  readonly purchases: readonly DemoPurchase[];
  readonly curation: DemoCuration;
}

/** The demo of a regency, as its folder `demo/` tells it; null when that regency has none. */
export const readDemo = (regency: string): DemoData | null => {
  const folder = join(regencyFolder(regency), 'demo');
  if (!existsSync(folder)) return null;
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const shops = globSync('shops-*.json', { cwd: folder })
    .sort()
    .flatMap((file) => read<DemoShop[]>(file));
  return {
    people: read('people.json'),
    shops,
    purchases: read<{ purchases: DemoPurchase[] }>('orders.json').purchases,
    curation: read('curation.json'),
  };
};
