import { EmptyState, Icon } from '@lapak/ui';
import { withQuery } from '../../format.js';
import type { SearchQuery } from '../../gql/graphql.js';
import type { Visit } from '../../page.js';
import { CardGrid } from '../../parts.js';
import { type Chip, type FacetGroup, facetGroups, SORTS, type Wanted } from './filters.js';

interface ResultsProps {
  readonly visit: Visit;
  /** Of the list itself, in the language of the visit. */
  readonly path: string;
  readonly wanted: Wanted;
  readonly found: SearchQuery['search'];
  readonly categoryFixed?: boolean;
}

const Active = ({ visit, chips, path, q }: { visit: Visit; chips: readonly Chip[]; path: string; q: string }) =>
  chips.length === 0 ? null : (
    <div className="active">
      <span className="sr">{visit.t.search.active}: </span>
      {chips.map((chip) => (
        <a
          key={chip.key}
          className="chip on"
          href={chip.href}
          aria-label={visit.t.search.remove(chip.label)}
          rel="nofollow"
        >
          {chip.label} <Icon name="close" />
        </a>
      ))}
      {chips.length > 1 && (
        <a className="link" href={q ? `${path}?q=${encodeURIComponent(q)}` : path}>
          {visit.t.search.clear}
        </a>
      )}
    </div>
  );

const Facets = ({ groups, label }: { groups: readonly FacetGroup[]; label: string }) => (
  <div className="facets" role="group" aria-label={label}>
    {groups.map((group) => (
      <div key={group.title}>
        <h2>{group.title}</h2>
        <ul>
          {group.chips.map((chip) => (
            <li key={chip.key}>
              <a
                href={chip.href}
                className={chip.on ? 'facet on' : 'facet'}
                aria-current={chip.on ? 'true' : undefined}
                rel="nofollow"
              >
                <span className="box" aria-hidden="true" />
                {chip.label}
                {chip.count !== undefined && <em>{chip.count}</em>}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </div>
);

const Sort = ({ visit, path, wanted }: Pick<ResultsProps, 'visit' | 'path' | 'wanted'>) => (
  <details className="menu">
    <summary>
      {visit.t.search.sort}: <b>{visit.t.search.sorts[wanted.sort]}</b> <Icon name="down" />
    </summary>
    <ul>
      {SORTS.filter((s) => s !== 'relevance' || wanted.q).map((sort) => (
        <li key={sort}>
          <a
            href={withQuery(path, visit.query, { urut: sort, after: null })}
            aria-current={sort === wanted.sort ? 'true' : undefined}
            rel="nofollow"
          >
            {visit.t.search.sorts[sort]}
          </a>
        </li>
      ))}
    </ul>
  </details>
);

const Nothing = ({ visit, wanted }: Pick<ResultsProps, 'visit' | 'wanted'>) => (
  <>
    <EmptyState emoji="1f50d" title={visit.t.search.zero(wanted.q)}>
      {visit.t.search.zeroHelp}
    </EmptyState>
    <nav aria-label={visit.t.search.tryThese} className="suggest">
      <h2>{visit.t.search.tryThese}</h2>
      <ul className="active">
        {visit.regency.categories
          .filter((c) => !c.parentId)
          .map((c) => (
            <li key={c.id}>
              <a className="chip" href={visit.href(`/kategori/${c.id}`)}>
                <img src={`/static/emoji/${c.emoji}.webp`} alt="" width={32} height={32} />
                {c.name}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  </>
);

/** Count, corrections, facets with counts, the products, and the way to the next ones. */
export const Results = ({ visit, path, wanted, found, categoryFixed = false }: ResultsProps) => {
  const { t, query } = visit;
  const groups = facetGroups(visit, path, wanted, found.facets, categoryFixed);
  const on = groups.flatMap((g) => g.chips).filter((c) => c.on);
  return (
    <>
      {found.correctedQuery && (
        <p className="corrected">
          {t.search.corrected} <b>{found.correctedQuery}</b>.{' '}
          <span className="meta">{t.search.insteadOf(wanted.q)}</span>
        </p>
      )}
      <div className="section-head">
        <p className="result-count" role="status">
          {t.search.count(found.total, found.atLeast)}
        </p>
        <Sort visit={visit} path={path} wanted={wanted} />
      </div>
      <Active visit={visit} chips={on} path={path} q={wanted.q} />
      <div className={groups.length > 0 ? 'find' : undefined}>
        {groups.length > 0 && (
          <details className="filter" data-open-wide="">
            <summary>
              <Icon name="filter" /> {t.search.filter}
              {on.length > 0 && <span className="count">{on.length}</span>}
            </summary>
            <Facets groups={groups} label={t.search.filter} />
          </details>
        )}
        <div>
          <h2 className="sr">{t.search.results}</h2>
          {found.nodes.length === 0 ? (
            <Nothing visit={visit} wanted={wanted} />
          ) : (
            <CardGrid visit={visit} products={found.nodes} eager={2} />
          )}
          {(found.hasNextPage || wanted.after) && (
            <p className="pager">
              {found.hasNextPage && (
                <a
                  className="btn ghost"
                  href={withQuery(path, query, { after: found.endCursor ?? null })}
                  rel="next nofollow"
                >
                  {t.say.more}
                </a>
              )}
              {wanted.after && (
                <a className="btn quiet" href={withQuery(path, query, { after: null })}>
                  {t.say.toFirst}
                </a>
              )}
            </p>
          )}
        </div>
      </div>
    </>
  );
};
