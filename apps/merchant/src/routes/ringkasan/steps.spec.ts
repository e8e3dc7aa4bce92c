import { stepsOf } from './steps.js';

type Shop = Parameters<typeof stepsOf>[0];
const shop = (more: { state?: string; today?: object; delivery?: object } & object = {}): Shop =>
  ({
    state: 'approved',
    legalStatus: 'nib',
    application: { requirements: [] },
    hours: { open: '08:00' },
    ...more,
    delivery: { pickupEnabled: true, sellerEnabled: false, courierEnabled: false, ...more.delivery },
    today: { publishedProducts: 3, orders30Days: 1, payable: 0, ...more.today },
  }) as unknown as Shop;

test('a new shop is told to apply, before anything else', () => {
  expect(stepsOf(shop({ state: 'draft', today: { publishedProducts: 0, orders30Days: 0 } })).next?.key).toBe('apply');
  expect(stepsOf(shop({ state: 'needs_fix' })).next?.key).toBe('apply');
});

test('while it is being checked there is something useful to do first', () => {
  const waiting = { state: 'submitted', delivery: { pickupEnabled: false } };
  expect(stepsOf(shop(waiting)).next?.key).toBe('delivery');
  expect(stepsOf(shop({ state: 'submitted' })).next?.key).toBe('wait');
});

test('an open shop without goods or orders sees one step at a time', () => {
  expect(stepsOf(shop({ today: { publishedProducts: 0, orders30Days: 0 } })).next?.key).toBe('product');
  expect(stepsOf(shop({ today: { orders30Days: 0 } })).next).toMatchObject({ key: 'order', to: null });
});

test('a shop that has done everything is told so', () => {
  const all = stepsOf(shop());
  expect(all.next).toBeNull();
  expect(all.done).toBe(all.of);
});
