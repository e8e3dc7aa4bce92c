import { ModerateProduct, SaveProduct } from '@lapak/catalog-server';
import type { Id } from '@lapak/kernel';
import type { DemoProduct, DemoShop } from './demo-data.js';
import type { SeededShop, Shops } from './shops.js';
import { minutesAfter, must, type Teller, the } from './teller.js';

/** `shop/product` -> its id. */
export type Products = ReadonlyMap<string, Id<'Product'>>;

const HOUR = 60;

const save = async (teller: Teller, { shopId, ownerId }: SeededShop, product: DemoProduct): Promise<Id<'Product'>> => {
  const saved = await the(teller, SaveProduct).run(ownerId, {
    shopId,
    titleId: product.title.id,
    titleEn: product.title.en,
    descriptionId: product.description.id,
    descriptionEn: product.description.en,
    categoryId: product.category,
    unit: product.unit,
    halal: product.halal,
    halalNumber: product.halalNumber ?? null,
    pirt: product.pirt ?? null,
    madeInDesaCode: product.madeIn,
    madeToOrderDays: product.madeToOrderDays ?? null,
    fragile: product.fragile ?? false,
    perishable: product.perishable ?? false,
    emoji: product.emoji,
    pictures: [],
    publish: product.state !== 'draft',
    variants: product.variants.map(({ name, price, compareAt, weightGrams, stock }) => ({
      nameId: name?.id ?? null,
      nameEn: name?.en ?? null,
      price,
      compareAt: compareAt ?? null,
      weightGrams,
      onHand: stock,
    })),
  });
  const { productId, state } = must(`product ${product.slug}`, saved);
  if (product.state === 'published' && state === 'pending')
    must(`curator on ${product.slug}`, await the(teller, ModerateProduct).run(productId, 'publish', null));
  return productId;
};

/** A shop's goods come one by one after its approval, the newest some hours ago. What still waits for a curator came first. */
const inOrder = ({ products }: DemoShop): DemoProduct[] =>
  [...products].sort((a, b) => Number(b.state === 'pending') - Number(a.state === 'pending'));

export const seedProducts = async (teller: Teller, shops: Shops): Promise<Products> => {
  const ids = new Map<string, Id<'Product'>>();
  for (const [nth, shop] of teller.demo.shops.entries()) {
    const seeded = shops.get(shop.slug)!;
    const from = seeded.approvedAt ?? minutesAfter(teller.now, -3 * HOUR);
    const last = teller.now.getTime() - ((nth % 20) + 1) * HOUR * 60_000;
    for (const [i, product] of inOrder(shop).entries()) {
      const at = minutesAfter(from, (2 + i * 31 + (nth % 7)) * HOUR).getTime();
      teller.clock.set(new Date(product.state === 'pending' ? last : Math.min(at, last)));
      ids.set(`${shop.slug}/${product.slug}`, await save(teller, seeded, product));
    }
  }
  return ids;
};
