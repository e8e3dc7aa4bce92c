import { ButtonLink, EmptyState, Icon } from '@lapak/ui';
import { withQuery } from '../../format.js';
import type { Visit } from '../../page.js';
import { CardGrid, CategoryChips } from '../../parts.js';
import { type Chip, type FacetGroup, facetGroups, SORTS, type Wanted } from './filters.js';
import type { Found } from './find.js';

interface ResultsProps {
  readonly visit: Visit;
  /** Of the list itself, in the language of the visit. */
  readonly path: string;
  readonly wanted: Wanted;
  readonly found: Found;
  readonly categoryFixed?: boolean;
}

const withoutFilters = (path: string, q: string): string => (q ? `${path}?q=${encodeURIComponent(q)}` : path);

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
        <a className="link" href={withoutFilters(path, q)}>
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
                className={['facet', chip.on && 'on', chip.inner && 'inner'].filter(Boolean).join(' ')}
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
      <span className="sort-label">{visit.t.search.sort}:</span> <b>{visit.t.search.sorts[wanted.sort]}</b>{' '}
      <Icon name="down" />
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

/** On a phone the likeliest choices lie one tap away, the others behind "Saring". */
const Quick = ({ visit, groups }: { visit: Visit; groups: readonly FacetGroup[] }) => {
  const chips = groups.slice(-3).flatMap((g, i) => g.chips.filter((c) => !c.on).slice(0, i === 1 ? 4 : 2));
  return chips.length === 0 ? null : (
    <nav className="chips quick" aria-label={visit.t.search.quick}>
      <ul>
        {chips.map((chip) => (
          <li key={chip.key}>
            <a className="chip" href={chip.href} rel="nofollow">
              {chip.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Nothing = ({
  visit,
  wanted,
  path,
  filtered,
}: Pick<ResultsProps, 'visit' | 'wanted' | 'path'> & { filtered: boolean }) => (
  <>
    <EmptyState
      emoji="1f50d"
      title={visit.t.search.zero(wanted.q)}
      action={filtered && <ButtonLink href={withoutFilters(path, wanted.q)}>{visit.t.search.clear}</ButtonLink>}
    >
      {filtered ? visit.t.search.zeroFiltered : visit.t.search.zeroHelp}
    </EmptyState>
    <section className="suggest">
      <h2>{visit.t.search.tryThese}</h2>
      <CategoryChips visit={visit} label={visit.t.search.tryThese} wrapping />
    </section>
  </>
);

const Pager = ({ visit, path, wanted, found }: ResultsProps) =>
  found.hasNextPage || wanted.after ? (
    <p className="pager">
      {found.hasNextPage && (
        <a className="btn ghost" href={withQuery(path, visit.query, { after: found.endCursor })} rel="next nofollow">
          {visit.t.say.more}
        </a>
      )}
      {wanted.after && (
        <a className="btn quiet" href={withQuery(path, visit.query, { after: null })}>
          {visit.t.say.toFirst}
        </a>
      )}
    </p>
  ) : null;

/** Count, facets, the products, and the way to the next ones. */
export const Results = (props: ResultsProps) => {
  const { visit, path, wanted, found, categoryFixed = false } = props;
  const { t } = visit;
  const empty = found.nodes.length === 0;
  const groups = facetGroups(visit, path, wanted, found.facets, categoryFixed);
  const on = groups.flatMap((g) => g.chips).filter((c) => c.on);
  if (empty && on.length === 0) return <Nothing visit={visit} wanted={wanted} path={path} filtered={false} />;
  return (
    <div className="find">
      <details className="filter" data-open-wide="">
        <summary>
          <Icon name="filter" /> {t.search.filter}
          {on.length > 0 && <span className="count">{on.length}</span>}
        </summary>
        <Facets groups={groups} label={t.search.filter} />
      </details>
      <div className="found">
        <h2 className="sr">{t.search.results}</h2>
        <div className="found-head">
          <p className="result-count" role="status">
            {found.total !== null && t.search.count(found.total, found.atLeast)}
          </p>
          {!empty && <Sort visit={visit} path={path} wanted={wanted} />}
        </div>
        <Active visit={visit} chips={on} path={path} q={wanted.q} />
        <Quick visit={visit} groups={groups} />
        {empty ? (
          <Nothing visit={visit} wanted={wanted} path={path} filtered />
        ) : (
          <CardGrid visit={visit} products={found.nodes} eager={2} />
        )}
        <Pager {...props} />
      </div>
    </div>
  );
};
