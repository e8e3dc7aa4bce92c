import { breadcrumbs, itemList } from '../../json-ld.js';
import { page, type Route, type Visit } from '../../page.js';
import { Breadcrumbs, CategoryChips, type Crumb } from '../../parts.js';
import { wantedOf } from '../cari/filters.js';
import { findProducts } from '../cari/find.js';
import { Results } from '../cari/results.js';

type Category = Visit['regency']['categories'][number];

/** From the home page down to the category itself. */
export const crumbsOf = (visit: Visit, category: Pick<Category, 'id' | 'name' | 'parentId'>): Crumb[] => {
  const parent = visit.regency.categories.find((c) => c.id === category.parentId);
  return [
    { name: visit.t.home.title, path: '/' },
    ...(parent ? [{ name: parent.name, path: `/kategori/${parent.id}` }] : []),
    { name: category.name, path: `/kategori/${category.id}` },
  ];
};

export const category: Route = {
  path: '/kategori/:id',
  get: async (visit) => {
    const found = visit.regency.categories.find((c) => c.id === visit.params['id']);
    if (!found) return null;
    const wanted = wantedOf(visit.query, found.id);
    const list = await findProducts(visit, wanted);
    const path = `/kategori/${found.id}`;
    const crumbs = crumbsOf(visit, found);
    const plain = [...visit.query.keys()].length === 0;
    return page({
      title: found.name,
      description: visit.t.category.description(found.name, visit.regency.regency.name),
      ...(plain && { canonical: path }),
      image: visit.absolute(`/static/emoji/${found.emoji}.webp`, 'id'),
      dock: 'search',
      public: true,
      jsonLd: [
        breadcrumbs(crumbs.map((c) => ({ name: c.name, url: visit.absolute(c.path) }))),
        itemList(list.nodes.map((p) => visit.absolute(`/toko/${p.shopSlug}/${p.slug}`))),
      ],
      body: (
        <div className="wrap listing">
          <Breadcrumbs visit={visit} crumbs={crumbs.slice(0, -1)} />
          <h1>{found.name}</h1>
          <CategoryChips visit={visit} under={found.id} label={visit.t.category.inside} />
          <Results visit={visit} path={visit.href(path)} wanted={wanted} found={list} categoryFixed />
        </div>
      ),
    });
  },
};
