import { type LocalDate, rupiah } from '@lapak/kernel';
import { chosenOrCheapest } from './index.js';

test('while nobody has chosen, the cheapest way that brings the goods is meant; pick-up only when nothing else is there', () => {
  const offer = (code: string, method: 'pickup' | 'seller_delivery' | 'courier', price: number) => ({
    code,
    method,
    price: rupiah(price),
    label: { id: code, en: code },
    promisedFrom: '2026-11-25' as LocalDate,
    promisedTo: '2026-11-26' as LocalDate,
  });
  const all = [
    offer('pickup', 'pickup', 0),
    offer('seller_delivery', 'seller_delivery', 25_000),
    offer('courier:reg', 'courier', 9_000),
  ];
  expect(chosenOrCheapest(all, undefined)?.code).toBe('courier:reg');
  expect(chosenOrCheapest(all, 'seller_delivery')?.code).toBe('seller_delivery');
  expect(chosenOrCheapest(all, 'gone')?.code).toBe('courier:reg');
  expect(chosenOrCheapest(all.slice(0, 1), undefined)?.code).toBe('pickup');
  expect(chosenOrCheapest([], undefined)).toBeNull();
});
