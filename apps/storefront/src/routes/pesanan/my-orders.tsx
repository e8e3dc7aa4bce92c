import { formatRupiah } from '@lapak/kernel';
import { ButtonLink, EmptyState, Photo, Progress } from '@lapak/ui';
import { momentText, withQuery } from '../../format.js';
import { MyPurchasesDocument, type MyPurchasesQuery } from '../../gql/graphql.js';
import { page, type Route, type Visit } from '../../page.js';
import { TrackForm } from '../lacak/track.js';

type Row = MyPurchasesQuery['myPurchases']['nodes'][number];

const PurchaseRow = ({ visit, row }: { visit: Visit; row: Row }) => {
  const { t, href } = visit;
  const lines = row.orders.flatMap((o) => o.lines).slice(0, 4);
  return (
    <li className="purchase-row">
      <div className="row">
        {lines.map((line, i) => (
          <Photo
            key={i}
            picture={line.picture}
            emoji={line.emoji}
            motif={line.shopMotif}
            title={line.title}
            illustration=""
            sizes="64px"
            className="thumb"
            decorative
          />
        ))}
      </div>
      <div>
        <h2>
          <a href={href(`/pesanan/${row.code}`)}>{row.headline}</a>
        </h2>
        <p className="meta">
          <span className="nowrap">{row.code}</span> · {momentText(visit, row.placedAt)}
          {row.orders.length > 1 && ` · ${t.order.fromShops(row.orders.length)}`}
        </p>
        <Progress value={row.progress} label={t.order.progress} />
        {row.payment.canContinue && <p className="trouble">{t.order.payState[row.payment.state]}</p>}
      </div>
      <b className="nowrap">{formatRupiah(row.total)}</b>
    </li>
  );
};

export const myOrders: Route = {
  path: '/pesanan',
  get: async (visit) => {
    const { t, href } = visit;
    if (!visit.request.personal) return guestPage(visit);
    const data = await visit.run(MyPurchasesDocument, { after: visit.query.get('after') }).catch(() => null);
    if (!data?.viewer) return guestPage(visit);
    const { nodes, hasNextPage, endCursor } = data.myPurchases;
    return page({
      title: t.order.mine,
      dock: 'orders',
      body: (
        <div className="wrap narrow column">
          <h1>{t.order.mine}</h1>
          {nodes.length === 0 ? (
            <EmptyState
              emoji="1f4e6"
              title={t.order.none}
              action={<ButtonLink href={href('/cari')}>{t.basket.browse}</ButtonLink>}
            >
              {t.order.noneHelp}
            </EmptyState>
          ) : (
            <ul className="purchases">
              {nodes.map((row) => (
                <PurchaseRow key={row.code} visit={visit} row={row} />
              ))}
            </ul>
          )}
          {hasNextPage && (
            <p className="pager">
              <a className="btn ghost" href={withQuery(href('/pesanan'), visit.query, { after: endCursor ?? null })}>
                {t.say.more}
              </a>
            </p>
          )}
        </div>
      ),
    });
  },
};

const guestPage = (visit: Visit) =>
  page({
    title: visit.t.order.mine,
    dock: 'orders',
    body: (
      <div className="wrap narrow column">
        <h1>{visit.t.order.mine}</h1>
        <p className="lead">{visit.t.track.lead}</p>
        <TrackForm visit={visit} />
        <hr />
        <p>
          {visit.t.checkout.haveAccount}{' '}
          <a className="link" href={visit.href('/masuk?kembali=/pesanan')}>
            {visit.t.sign.go}
          </a>
        </p>
      </div>
    ),
  });
