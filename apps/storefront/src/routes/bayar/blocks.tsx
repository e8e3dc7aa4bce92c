import { formatRupiah } from '@lapak/kernel';
import { ChoiceField, Field, Notice, TextArea } from '@lapak/ui';
import type { ReactNode } from 'react';
import { feeText } from '../../format.js';
import type { CheckoutPreviewQuery } from '../../gql/graphql.js';
import type { Visit } from '../../page.js';
import { promiseText } from '../produk/delivery.js';
import type { Errors } from './address.js';
import { choiceName, type Entered } from './entered.js';

export type Preview = CheckoutPreviewQuery['checkoutPreview'];

export const Block = ({ n, title, id, children }: { n: number; title: string; id?: string; children: ReactNode }) => (
  <section className="block" id={id} aria-label={title}>
    <h2>
      <i aria-hidden="true">{n}</i>
      {title}
    </h2>
    {children}
  </section>
);

export const ContactFields = ({
  visit,
  entered,
  errors,
  signedIn,
}: {
  visit: Visit;
  entered: Entered;
  errors: Errors;
  signedIn: boolean;
}) => {
  const { t, href } = visit;
  return (
    <>
      {!signedIn && (
        <p className="meta">
          {t.checkout.haveAccount}{' '}
          <a className="link" href={href('/masuk?kembali=/bayar')}>
            {t.sign.go}
          </a>
        </p>
      )}
      <div className="fields">
        <Field
          name="nama"
          label={t.checkout.name}
          error={errors.get('nama')}
          defaultValue={entered.name}
          required
          maxLength={120}
          autoComplete="name"
        />
        <Field
          name="hp"
          label={t.checkout.phone}
          error={errors.get('hp')}
          type="tel"
          inputMode="tel"
          defaultValue={entered.phone}
          required
          maxLength={40}
          autoComplete="tel"
        />
      </div>
      <p className="hint again">{t.checkout.phoneHint}</p>
      <Field
        name="surel"
        label={t.checkout.email}
        error={errors.get('surel')}
        optional={t.say.optional}
        type="email"
        defaultValue={entered.email}
        maxLength={254}
        autoComplete="email"
      />
    </>
  );
};

/** One group of radios per shop: each sends its own parcel. */
export const DeliveryChoices = ({ visit, preview, known }: { visit: Visit; preview: Preview; known: boolean }) => {
  const { t } = visit;
  if (!known) return <p className="meta">{t.checkout.quoteFirst}</p>;
  return (
    <>
      {preview.groups.map((group) => (
        <div key={group.shopId} className="again">
          {group.options.length === 0 ? (
            <>
              <h3>{group.shopName}</h3>
              <Notice tone="attention">
                <b>{group.refusal}</b>
                <p>{t.checkout.refusalHelp}</p>
              </Notice>
            </>
          ) : (
            <ChoiceField
              as="cards"
              legend={
                <>
                  {group.shopName} <span className="meta">{t.checkout.items(group.itemCount)}</span>
                </>
              }
              name={choiceName(group.shopId)}
              value={group.chosen ?? group.options[0]?.code}
              choices={group.options.map((o) => ({
                value: o.code,
                label: o.label,
                detail: [o.detail, promiseText(visit, o)].filter(Boolean).join(' · '),
                figure: feeText(visit, o.price),
              }))}
            />
          )}
        </div>
      ))}
    </>
  );
};

export const chosenPay = (preview: Preview, entered: Entered): Preview['payments'][number]['method'] | undefined =>
  preview.payments.find((p) => p.available && p.method === entered.pay)?.method ??
  preview.payments.find((p) => p.available)?.method;

export const PaymentChoices = ({ visit, preview, entered }: { visit: Visit; preview: Preview; entered: Entered }) => (
  <ChoiceField
    as="cards"
    legend={<span className="sr">{visit.t.checkout.payment}</span>}
    name="cara"
    value={chosenPay(preview, entered)}
    choices={preview.payments.map((p) => ({
      value: p.method,
      label: p.label,
      detail: p.available ? p.detail : (p.reason ?? p.detail),
      disabled: !p.available,
    }))}
  />
);

export const NoteField = ({ visit, entered, signedIn }: { visit: Visit; entered: Entered; signedIn: boolean }) => (
  <>
    <TextArea
      name="catatan"
      label={visit.t.checkout.note}
      optional={visit.t.say.optional}
      defaultValue={entered.note}
      maxLength={300}
      rows={2}
    />
    {signedIn && (
      <label className="check only-sent">
        <input type="checkbox" name="simpan-alamat" value="1" defaultChecked={entered.saveAddress} />
        <span>{visit.t.checkout.saveAddress}</span>
      </label>
    )}
  </>
);

/** On a phone it stays at the lower edge, with the total beside it. */
const PayBar = ({ visit: { t }, preview, card }: { visit: Visit; preview: Preview; card: boolean }) => {
  const total = formatRupiah(preview.total);
  return (
    <>
      <input type="hidden" name="total" value={preview.total} />
      <div className="pay-bar">
        <span aria-hidden="true">
          {t.checkout.total}
          <b>{total}</b>
        </span>
        <button className="btn" name="maksud" value="pesan">
          {card ? t.checkout.placeCard(total) : t.checkout.place}
        </button>
      </div>
      <button className="btn quiet wide" name="maksud" value="hitung" formNoValidate data-submit="">
        {t.checkout.quote}
      </button>
    </>
  );
};

/** The total agreed to travels with the form: another total is refused, never charged. */
export const CheckoutSummary = ({
  visit,
  preview,
  entered,
  known,
}: {
  visit: Visit;
  preview: Preview;
  entered: Entered;
  known: boolean;
}) => {
  const { t } = visit;
  const ready = known && preview.groups.every((g) => g.options.length > 0);
  return (
    <aside className="summary" id="ringkasan" aria-label={t.checkout.summary}>
      <h2>{t.checkout.summary}</h2>
      <dl>
        {preview.groups.map((g) => (
          <div key={g.shopId}>
            <dt>{g.shopName}</dt>
            <dd>{formatRupiah(g.itemsTotal)}</dd>
          </div>
        ))}
        {ready && (
          <div>
            <dt>{t.checkout.deliveryFee}</dt>
            <dd>{feeText(visit, preview.deliveryTotal)}</dd>
          </div>
        )}
        <div className="total">
          <dt>{ready ? t.checkout.total : t.basket.subtotal}</dt>
          <dd>{formatRupiah(ready ? preview.total : preview.itemsTotal)}</dd>
        </div>
      </dl>
      {ready ? (
        <PayBar visit={visit} preview={preview} card={chosenPay(preview, entered) === 'stripe'} />
      ) : (
        <button className="btn wide" name="maksud" value="hitung" formNoValidate>
          {t.checkout.quote}
        </button>
      )}
      <p className="meta">{t.checkout.promise}</p>
      <p className="meta">
        <a className="link" href={visit.href('/syarat')} target="_blank" rel="noopener">
          {t.checkout.agree}
        </a>
      </p>
    </aside>
  );
};
