import { depthOf } from './depth.js';
import { emptyRoom } from './empty-room.js';
import { niceTop } from './nice-top.js';

test('no tile takes the band of the dye on which neither ink nor white can be read', () => {
  for (let share = 0; share <= 1; share += 0.01) {
    const { fill, deep } = depthOf(share);
    expect(fill > 56 && fill < 66).toBe(false);
    expect(deep).toBe(fill >= 66);
  }
});

test('the more, the deeper', () => {
  const fills = [0, 0.2, 0.5, 0.61, 0.8, 1].map((share) => depthOf(share).fill);
  expect([...fills].sort((a, b) => a - b)).toEqual(fills);
});

test('the scale of a chart ends at a round figure whose half is round', () => {
  expect([0, 7, 1_840_000, 4_100_000, 8_500_000].map(niceTop)).toEqual([1, 8, 2_000_000, 5_000_000, 10_000_000]);
});

test('the legend stands in the largest room that the kecamatan leave, low and right', () => {
  const coast = [
    { column: 1, row: 2 },
    { column: 2, row: 2 },
    { column: 2, row: 3 },
    { column: 3, row: 2 },
    { column: 4, row: 2 },
    { column: 4, row: 1 },
    { column: 5, row: 1 },
    { column: 6, row: 1 },
    { column: 7, row: 1 },
  ];
  expect(emptyRoom(coast)).toEqual({ column: 5, row: 2, width: 3, height: 2 });
});

test('a map without room has its legend below', () => {
  expect(emptyRoom([{ column: 1, row: 1 }])).toBeNull();
  expect(emptyRoom([])).toBeNull();
});
