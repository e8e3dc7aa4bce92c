import { page, type Route } from '../../page.js';
import { CategoryChips } from '../../parts.js';
import { wantedOf } from './filters.js';
import { findProducts } from './find.js';
import { Results } from './results.js';

export const search: Route = {
  path: '/cari',
  get: async (visit) => {
    const wanted = wantedOf(visit.query);
    const found = await findProducts(visit, wanted);
    const { t } = visit;
    const meant = found.nodes.length > 0 ? found.correctedQuery : null;
    const title = wanted.q ? t.search.titleFor(meant ?? wanted.q) : t.search.title;
    const plain = [...visit.query.keys()].length === 0;
    // What people type is no page of its own to a search engine: it belongs to the one address of the search.
    const narrowed = [...visit.query.keys()].some((key) => key !== 'q');
    return page({
      title,
      description: t.home.description(visit.regency.regency.name),
      ...(!narrowed && { canonical: '/cari' }),
      dock: 'search',
      searched: wanted.q,
      public: true,
      body: (
        <div className="wrap listing">
          <h1>{title}</h1>
          {meant && <p className="meta">{t.search.insteadOf(wanted.q)}</p>}
          {plain && <CategoryChips visit={visit} label={t.home.categories} />}
          <Results visit={visit} path={visit.href('/cari')} wanted={wanted} found={found} />
        </div>
      ),
    });
  },
};
