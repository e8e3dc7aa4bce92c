import { basicsInput, emptyBasics, faultsIn, stepOf } from './basics.js';

const shop = {
  ...emptyBasics('0812-3456-7890'),
  name: 'Kopi Wanagiri',
  desa: { code: '51.08.05.2007', label: 'Desa Wanagiri, Kec. Sukasada' },
  banjar: 'Banjar Dinas Yeh Ketipat',
};

test('each step asks only for what it shows', () => {
  const empty = emptyBasics('');
  expect(faultsIn(empty, 'name').map((f) => f.field)).toEqual(['name']);
  expect(faultsIn(empty, 'place').map((f) => f.field)).toEqual(['desaCode', 'banjar']);
  expect(faultsIn(empty, 'story').map((f) => f.field)).toEqual(['phone']);
  expect(faultsIn(shop)).toEqual([]);
});

test('what the server refuses leads to the step that holds it', () => {
  expect(stepOf('landmark')).toBe('place');
  expect(stepOf('storyEn')).toBe('story');
  expect(stepOf('name')).toBe('name');
});

test('the desa is sent by its code', () => {
  expect(basicsInput(shop)).toMatchObject({ desaCode: '51.08.05.2007', name: 'Kopi Wanagiri' });
});
