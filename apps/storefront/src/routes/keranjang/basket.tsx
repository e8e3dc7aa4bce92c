import { formatRupiah, variantBeside } from '@lapak/kernel';
import { ButtonLink, EmptyState, Icon, Ikat, keepUnits, Notice, Photo } from '@lapak/ui';
import { field, wholeNumber } from '../../form.js';
import { dayText } from '../../format.js';
import {
  AcceptBasketChangesDocument,
  AddToBasketDocument,
  BasketPageDocument,
  type BasketPartsFragment,
  SetBasketQuantityDocument,
} from '../../gql/graphql.js';
import { json, type Outcome, type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { Quantity } from '../produk/buy-form.js';

type Group = BasketPartsFragment['groups'][number];
type Line = Group['lines'][number];

/** A page fetched ahead may show an old count: forget those. */
const FORGET_AHEAD = { 'clear-site-data': '"prefetchCache", "prerenderCache"' };

const LineTrouble = ({ visit, line }: { visit: Visit; line: Line }) => {
  const { t } = visit;
  if (!line.trouble) return null;
  return (
    <p className="trouble">
      {line.trouble === 'short' && line.available === 0
        ? t.basket.none
        : `${t.basket.trouble[line.trouble]} ${line.trouble === 'short' ? t.basket.left(line.available) : ''}`}
      {line.formerPrice != null && t.basket.was(formatRupiah(line.formerPrice))}
    </p>
  );
};

const QuantityForm = ({ visit, line }: { visit: Visit; line: Line }) => {
  const { t, href } = visit;
  return (
    <form className="line-acts" method="post" action={href('/keranjang')} data-swap="#isi" data-auto="">
      <input type="hidden" name="tujuan" value="jumlah" />
      <input type="hidden" name="pilihan" value={line.variantId} />
      <Quantity
        visit={visit}
        max={line.available}
        value={line.quantity}
        label={t.basket.quantityOf(line.title)}
        id={`jumlah-${line.variantId}`}
      />
      <button className="btn quiet small" data-submit="">
        {t.basket.change}
      </button>
    </form>
  );
};

const RemoveForm = ({ visit, line }: { visit: Visit; line: Line }) => {
  const { t, href } = visit;
  return (
    <form className="line-remove" method="post" action={href('/keranjang')} data-swap="#isi">
      <input type="hidden" name="tujuan" value="jumlah" />
      <input type="hidden" name="pilihan" value={line.variantId} />
      <input type="hidden" name="jumlah" value="0" />
      <button className="btn quiet small" aria-label={t.basket.removeOf(line.title)}>
        <Icon name="trash" />
      </button>
    </form>
  );
};

const LineRow = ({ visit, line }: { visit: Visit; line: Line }) => (
  <li className="line">
    <Photo
      picture={line.picture}
      emoji={line.emoji}
      motif={line.shopMotif}
      title={line.title}
      illustration={visit.t.product.illustration}
      sizes="80px"
      className="thumb"
      decorative
    />
    <div className="line-text">
      <a href={visit.href(`/toko/${line.shopSlug}/${line.productSlug}`)}>
        <b>{keepUnits(line.title)}</b>
      </a>
      <p className="meta">
        {variantBeside(line.title, line.variantName) ? `${line.variantName} · ` : ''}
        {formatRupiah(line.unitPrice)}
      </p>
      <LineTrouble visit={visit} line={line} />
    </div>
    <QuantityForm visit={visit} line={line} />
    <RemoveForm visit={visit} line={line} />
    <b className="nowrap line-total">{formatRupiah(line.lineTotal)}</b>
  </li>
);

const ShopGroup = ({ visit, group }: { visit: Visit; group: Group }) => (
  <section className="shop-group" aria-label={group.shopName}>
    <a className="row shop-name" href={visit.href(`/toko/${group.shopSlug}`)}>
      <Ikat seed={group.shopMotif} shape="mark" className="avatar tiny" eager />
      <h2>{group.shopName}</h2>
    </a>
    {group.shopClosedUntil && (
      <Notice tone="attention">
        {visit.t.basket.closedUntil(dayText(visit, group.shopClosedUntil, { long: true }))}
      </Notice>
    )}
    <ul>
      {group.lines.map((line) => (
        <LineRow key={line.variantId} visit={visit} line={line} />
      ))}
    </ul>
  </section>
);

const Summary = ({ visit, basket }: { visit: Visit; basket: BasketPartsFragment }) => {
  const { t, href } = visit;
  return (
    <aside className="summary" aria-label={t.basket.summary}>
      <h2>{t.basket.summary}</h2>
      <dl>
        {basket.groups
          .filter((g) => g.itemsTotal > 0)
          .map((g) => (
            <div key={g.shopId}>
              <dt>{g.shopName}</dt>
              <dd>{formatRupiah(g.itemsTotal)}</dd>
            </div>
          ))}
        <div className="total">
          <dt>
            {t.basket.subtotal} ({basket.count})
          </dt>
          <dd>{formatRupiah(basket.itemsTotal)}</dd>
        </div>
      </dl>
      {basket.changed ? (
        <form method="post" action={href('/keranjang')} data-swap="#isi">
          <input type="hidden" name="tujuan" value="setuju" />
          <Notice tone="attention">{t.basket.changed}</Notice>
          <button className="btn wide again">{t.basket.accept}</button>
        </form>
      ) : (
        <ButtonLink wide href={href('/bayar')}>
          {t.basket.checkout}
        </ButtonLink>
      )}
      <p className="meta">{t.basket.deliveryLater}</p>
    </aside>
  );
};

const basketPage = async (visit: Visit, note?: { tone: 'good' | 'bad'; text: string }): Promise<Page> => {
  const { basket } = await visit.run(BasketPageDocument, {});
  const { t, href } = visit;
  return page({
    title: t.basket.title,
    dock: 'basket',
    body: (
      <div className="wrap listing">
        <h1>{t.basket.title}</h1>
        {note && <Notice tone={note.tone}>{note.text}</Notice>}
        {basket.count === 0 && basket.groups.length === 0 ? (
          <EmptyState
            emoji="1f9fa"
            title={t.basket.empty}
            action={<ButtonLink href={href('/cari')}>{t.basket.browse}</ButtonLink>}
          >
            {t.basket.emptyHelp}
          </EmptyState>
        ) : (
          <div className="two-columns">
            <div>
              {basket.groups.map((group) => (
                <ShopGroup key={group.shopId} visit={visit} group={group} />
              ))}
            </div>
            <Summary visit={visit} basket={basket} />
          </div>
        )}
      </div>
    ),
  });
};

type Changed = { __typename: string; basket?: { count: number }; message?: string; code?: string };

const answer = async (visit: Visit, result: Changed, done: string): Promise<Outcome> => {
  const ok = result.__typename === 'BasketChanged';
  if (visit.request.json)
    return json(
      ok ? { count: result.basket?.count ?? 0, message: done } : { code: result.code, message: result.message },
      ok ? 200 : 409,
      FORGET_AHEAD,
    );
  if (ok) return seeOther(visit.href('/keranjang'), FORGET_AHEAD);
  return { ...(await basketPage(visit, { tone: 'bad', text: result.message ?? '' })), status: 409 };
};

export const basket: Route = {
  path: '/keranjang',
  get: (visit) => basketPage(visit),
  post: async (visit, form) => {
    const what = field(form, 'tujuan', 10);
    const variantId = field(form, 'pilihan', 40);
    if (what === 'setuju')
      return answer(
        visit,
        (await visit.run(AcceptBasketChangesDocument, {})).acceptBasketChanges,
        visit.t.basket.updated,
      );
    const quantity = wholeNumber(form.get('jumlah') ?? '1', 0, 100_000) ?? 1;
    if (what === 'jumlah')
      return answer(
        visit,
        (await visit.run(SetBasketQuantityDocument, { variantId, quantity })).setBasketQuantity,
        visit.t.basket.updated,
      );
    return answer(
      visit,
      (await visit.run(AddToBasketDocument, { variantId, quantity })).addToBasket,
      visit.t.product.added(field(form, 'judul', 160)),
    );
  },
};
