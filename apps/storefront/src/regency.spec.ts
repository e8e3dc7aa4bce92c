import { flatCategories } from './regency.js';

test('the tree of categories becomes one list, each before what is under it', () => {
  const category = (id: string, parentId: string | null) => ({
    id,
    parentId,
    name: id,
    emoji: '2615',
    productCount: 1,
  });
  const tree = [
    { ...category('kopi-teh', null), children: [category('kopi-bubuk', 'kopi-teh')] },
    { ...category('anyaman', null), children: [] },
  ];
  expect(flatCategories(tree).map((c) => c.id)).toEqual(['kopi-teh', 'kopi-bubuk', 'anyaman']);
});
