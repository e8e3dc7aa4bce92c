import { SearchDocument } from '../../gql/graphql.js';
import { page, type Route } from '../../page.js';
import { filterOf, wantedOf } from './filters.js';
import { Results } from './results.js';

export const search: Route = {
  path: '/cari',
  get: async (visit) => {
    const wanted = wantedOf(visit.query);
    const { search: found } = await visit.run(SearchDocument, {
      query: wanted.q,
      filter: filterOf(wanted),
      sort: wanted.sort,
      after: wanted.after,
    });
    const { t } = visit;
    const title = wanted.q ? t.search.titleFor(wanted.q) : t.search.title;
    const plain = [...visit.query.keys()].length === 0;
    return page({
      title,
      description: t.home.description(visit.regency.regency.name),
      ...(plain && { canonical: '/cari' }),
      dock: 'search',
      searched: wanted.q,
      public: true,
      body: (
        <div className="wrap listing">
          <h1>{title}</h1>
          <Results visit={visit} path={visit.href('/cari')} wanted={wanted} found={found} />
        </div>
      ),
    });
  },
};
