import { formatRupiah } from '@lapak/kernel';
import { Button, ButtonLink, Field, Notice, Progress } from '@lapak/ui';
import { field, remember, rememberedKey } from '../../form.js';
import { keepNumbers, momentText } from '../../format.js';
import {
  ContinuePaymentDocument,
  MoveOrderDocument,
  type OrderMove,
  PurchasePageDocument,
  type PurchasePartsFragment,
  RefreshPaymentDocument,
} from '../../gql/graphql.js';
import { type Outcome, type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { Column, Facts } from '../../parts.js';
import { OrderCard } from './order-card.js';
import { rememberHeader } from './remembered.js';

export type Purchase = PurchasePartsFragment;
const CODE = /^[A-Z0-9-]{4,40}$/;

const codeOf = (visit: Visit): string | null => {
  const code = visit.params['code']!.toUpperCase();
  return CODE.test(code) ? code : null;
};
const keyOf = (visit: Visit, code: string): string | null => rememberedKey(visit.request.remembered, code);

/** Waiting for the provider's word after the way back from its page. */
const isChecking = (visit: Visit, purchase: Purchase): boolean =>
  purchase.payment.state === 'processing' ||
  (purchase.payment.state === 'pending' && visit.query.get('bayar') === 'kembali');

const purchaseOf = async (visit: Visit, code: string): Promise<Purchase | null> => {
  const variables = { code, phoneLast4: keyOf(visit, code) };
  const found = (await visit.run(PurchasePageDocument, variables)).purchase ?? null;
  if (!found || !isChecking(visit, found)) return found;
  return (await visit.run(RefreshPaymentDocument, variables)).refreshPayment ?? found;
};

const PayForm = ({ visit, purchase, tone }: { visit: Visit; purchase: Purchase; tone: 'attention' | 'bad' }) => {
  const { t } = visit;
  const { payment } = purchase;
  return (
    <form method="post" action={visit.href(`/pesanan/${purchase.code}`)} data-no-swap="">
      <Notice tone={tone}>
        <b>
          {t.order.unpaid}: {formatRupiah(payment.amount)}
        </b>
        {payment.expiresAt && <p>{t.order.unpaidNote(momentText(visit, payment.expiresAt))}</p>}
      </Notice>
      <input type="hidden" name="maksud" value="bayar" />
      <Button wide className="again">
        {t.order.payNow}
      </Button>
    </form>
  );
};

/** The one thing about the money that matters now. */
const PaymentWord = ({ visit, purchase }: { visit: Visit; purchase: Purchase }) => {
  const { t, query } = visit;
  if (isChecking(visit, purchase))
    return (
      <Notice tone="info">
        <b>{t.order.checking}</b>
        <p>{t.order.checkingNote}</p>
      </Notice>
    );
  if (purchase.payment.canContinue)
    return (
      <>
        {query.get('bayar') === 'batal' && <p className="before">{t.order.cancelledPay}</p>}
        <PayForm visit={visit} purchase={purchase} tone="attention" />
      </>
    );
  if (purchase.payment.state === 'expired')
    return (
      <Notice tone="attention">
        <b>{t.order.expired}</b>
        <p>{t.order.expiredNote}</p>
      </Notice>
    );
  if (query.has('baru') || query.get('bayar') === 'kembali')
    return (
      <Notice tone="good">
        <b>{t.order.thanks}</b>
        <p>
          {visit.regency.regency.greetingThanks}. {t.order.thanksNote}
        </p>
      </Notice>
    );
  return null;
};

const Money = ({ visit, purchase }: { visit: Visit; purchase: Purchase }) => {
  const { t } = visit;
  return (
    <Facts
      rows={[
        [t.order.itemsTotal, formatRupiah(purchase.itemsTotal)],
        [t.order.delivery, purchase.deliveryTotal === 0 ? t.say.free : formatRupiah(purchase.deliveryTotal)],
        [<b key="t">{t.order.total}</b>, <b key="v">{formatRupiah(purchase.total)}</b>],
        [t.order.paidBy, `${t.order.method[purchase.paymentMethod]} · ${t.order.payState[purchase.payment.state]}`],
        purchase.payment.refunded > 0 && [t.order.refunded, formatRupiah(purchase.payment.refunded)],
        purchase.address
          ? [
              t.order.sentTo,
              purchase.address.lines.map((line, i) => (
                <span key={i} className="line-of">
                  {keepNumbers(line)}
                </span>
              )),
            ]
          : null,
        [t.order.contact, `${purchase.contactName} · ${keepNumbers(purchase.contactPhoneMasked)}`],
      ]}
    />
  );
};

const Body = ({ visit, purchase, problem }: { visit: Visit; purchase: Purchase; problem?: string }) => {
  const { t, href } = visit;
  const checking = isChecking(visit, purchase);
  return (
    <div className="wrap narrow column" id="status" data-poll={checking ? '2000' : undefined}>
      <p className="eyebrow row">
        {t.order.title(purchase.code)}
        <button type="button" className="btn quiet small" data-copy={purchase.code} data-done={t.say.copied} hidden>
          {t.say.copy}
        </button>
      </p>
      <h1>{purchase.headline}</h1>
      <Progress value={purchase.progress} label={t.order.progress} />
      <div className="again">
        {problem && <Notice tone="bad">{problem}</Notice>}
        {visit.query.has('tersimpan') && <Notice tone="good">{t.order.moved}</Notice>}
        <PaymentWord visit={visit} purchase={purchase} />
      </div>
      {purchase.orders.map((order) => (
        <OrderCard
          key={order.id}
          visit={visit}
          order={order}
          purchase={purchase}
          single={purchase.orders.length === 1}
        />
      ))}
      <Money visit={visit} purchase={purchase} />
      <aside className="notice attention again">
        <span aria-hidden="true">?</span>
        <div>
          <b>{t.order.problem}</b>
          <p>
            {t.order.problemNote}{' '}
            <a className="link" href={href('/pengaduan')}>
              {t.order.toComplaints}
            </a>
          </p>
        </div>
      </aside>
      {!purchase.mine && (
        <p className="again">
          <ButtonLink kind="ghost" href={href('/daftar')}>
            {t.order.signUp}
          </ButtonLink>
        </p>
      )}
    </div>
  );
};

/** Not ours to show yet: the last four digits open it. */
const openPage = (visit: Visit, code: string, wrong: boolean): Page => {
  const { t, href } = visit;
  return page({
    status: wrong ? 422 : 200,
    title: t.track.openTitle(code),
    dock: 'orders',
    body: (
      <Column title={t.track.open} eyebrow={<span className="nowrap">{code}</span>} lead={t.track.openLead}>
        <form method="post" action={href(`/pesanan/${code}`)} data-no-swap="">
          <input type="hidden" name="maksud" value="buka" />
          <Field
            name="hp4"
            label={t.track.last4}
            error={wrong ? t.track.notFound : undefined}
            inputMode="numeric"
            pattern="[0-9]{4}"
            maxLength={4}
            required
            autoComplete="off"
          />
          <Button className="again">{t.track.go}</Button>
        </form>
      </Column>
    ),
  });
};

const purchasePage = async (visit: Visit, code: string, problem?: string): Promise<Page> => {
  const purchase = await purchaseOf(visit, code);
  if (!purchase) return openPage(visit, code, false);
  return page({
    title: visit.t.order.title(code),
    dock: 'orders',
    ...(isChecking(visit, purchase) && { refresh: 4 }),
    ...(problem && { status: 409 }),
    body: <Body visit={visit} purchase={purchase} problem={problem} />,
  });
};

/** Opens a purchase for this browser when code and digits belong together; the same answer when either is wrong. */
export const open = async (visit: Visit, code: string, last4: string): Promise<Outcome | null> => {
  if (!/^\d{4}$/.test(last4) || !CODE.test(code)) return null;
  const found = (await visit.run(PurchasePageDocument, { code, phoneLast4: last4 })).purchase;
  return found
    ? seeOther(visit.href(`/pesanan/${code}`), rememberHeader(remember(visit.request.remembered, code, last4)))
    : null;
};

const pay = async (visit: Visit, code: string): Promise<Outcome> => {
  const { continuePayment: result } = await visit.run(ContinuePaymentDocument, {
    code,
    phoneLast4: keyOf(visit, code),
  });
  return result.__typename === 'PaymentContinued' ? seeOther(result.url) : purchasePage(visit, code, result.message);
};

const move = async (visit: Visit, code: string, form: URLSearchParams): Promise<Outcome> => {
  const { moveOrder: result } = await visit.run(MoveOrderDocument, {
    input: {
      orderId: field(form, 'order', 40),
      move: field(form, 'langkah', 20) as OrderMove,
      note: field(form, `alasan-${field(form, 'untuk', 60)}`, 300) || null,
      version: Number(field(form, 'versi', 10)) || null,
      phoneLast4: keyOf(visit, code),
    },
  });
  return 'message' in result
    ? purchasePage(visit, code, result.message)
    : seeOther(visit.href(`/pesanan/${code}?tersimpan=1`));
};

export const purchase: Route = {
  path: '/pesanan/:code',
  get: (visit) => {
    const code = codeOf(visit);
    return code ? purchasePage(visit, code) : null;
  },
  post: async (visit, form) => {
    const code = codeOf(visit);
    if (!code) return null;
    const what = form.get('maksud');
    if (what === 'bayar') return pay(visit, code);
    if (what === 'langkah') return move(visit, code, form);
    return (await open(visit, code, field(form, 'hp4', 4))) ?? openPage(visit, code, true);
  },
};
