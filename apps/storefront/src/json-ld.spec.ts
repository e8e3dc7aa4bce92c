import { jsonForScript, productLd } from './json-ld.js';

test('no text of a merchant can leave the script element it stands in', () => {
  const text = jsonForScript({ name: '</script><script>alert(1)</script><!-- & \u2028' });
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script><!-- & \u2028' });
});

const product = (prices: number[], available: number) => ({
  title: 'Kopi',
  description: 'x',
  category: { name: 'Kopi' },
  shop: { name: 'Kopi Wanagiri' },
  minPrice: Math.min(...prices),
  maxPrice: Math.max(...prices),
  variants: prices.map((price) => ({ price, available, weightGrams: 250 })),
});

test('one price is an offer in whole rupiah, several are a range', () => {
  expect(productLd(product([52_000], 3), 'https://x/p', [])).toMatchObject({
    offers: { '@type': 'Offer', price: 52_000, priceCurrency: 'IDR', availability: 'https://schema.org/InStock' },
  });
  expect(productLd(product([52_000, 98_000], 3), 'https://x/p', [])).toMatchObject({
    offers: { '@type': 'AggregateOffer', lowPrice: 52_000, highPrice: 98_000, offerCount: 2 },
  });
});

test('what is sold out says so to search engines too', () => {
  expect(productLd(product([52_000], 0), 'https://x/p', [])).toMatchObject({
    offers: { availability: 'https://schema.org/OutOfStock' },
  });
});
