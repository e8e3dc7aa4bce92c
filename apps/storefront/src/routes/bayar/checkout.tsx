import { ButtonLink, EmptyState, ErrorSummary, Notice } from '@lapak/ui';
import { lastFourDigits, remember } from '../../form.js';
import {
  CheckoutPersonDocument,
  type CheckoutPersonQuery,
  CheckoutPreviewDocument,
  PlaceOrderDocument,
  type PlaceOrderInput,
  ProvincesDocument,
  RegenciesOfDocument,
} from '../../gql/graphql.js';
import { type Outcome, type Page, page, type Route, seeOther, type Visit } from '../../page.js';
import { rememberHeader } from '../pesanan/remembered.js';
import { AddressFields, type Errors, type Places } from './address.js';
import {
  Block,
  CheckoutSummary,
  chosenPay,
  ContactFields,
  DeliveryChoices,
  NoteField,
  PaymentChoices,
  type Preview,
} from './blocks.js';
import {
  addressInput,
  destinationOf,
  type Entered,
  enteredAtFirst,
  enteredOf,
  formField,
  previewInput,
} from './entered.js';

type Person = CheckoutPersonQuery['viewer'];
type OrderChoice = PlaceOrderInput['choices'][number];
interface Problem {
  readonly field?: string;
  readonly message: string;
}

let provinces: Promise<Places['provinces']> | undefined;
const placesOf = async (visit: Visit, entered: Entered): Promise<Places> => {
  provinces ??= visit.run(ProvincesDocument, {}).then((data) => data.provinces);
  const all = await provinces.catch((error: unknown) => {
    provinces = undefined;
    throw error;
  });
  const regencies =
    entered.province && all.some((p) => p.code === entered.province)
      ? (await visit.run(RegenciesOfDocument, { provinceCode: entered.province })).regenciesOf
      : [];
  return { provinces: all, regencies };
};

/** "I pick everything up" is the choice of that option at every shop that has it. */
const previewOf = async (visit: Visit, entered: Entered): Promise<{ preview: Preview; entered: Entered }> => {
  const input = previewInput(entered);
  const first = (await visit.run(CheckoutPreviewDocument, { input })).checkoutPreview;
  if (entered.where !== 'pickup') return { preview: first, entered };
  const groups = first.groups.map((g) => ({ ...g, options: g.options.filter((o) => o.method === 'pickup') }));
  const choices = new Map(groups.filter((g) => g.options[0]).map((g) => [g.shopId, g.options[0]!.code]));
  const picked = { ...entered, choices };
  const preview = (await visit.run(CheckoutPreviewDocument, { input: previewInput(picked) })).checkoutPreview;
  return {
    entered: picked,
    preview: {
      ...preview,
      groups: preview.groups.map((g) => ({ ...g, options: g.options.filter((o) => o.method === 'pickup') })),
    },
  };
};

const Nothing = ({ visit }: { visit: Visit }) => (
  <div className="wrap column">
    <h1>{visit.t.checkout.title}</h1>
    <EmptyState
      emoji="1f9fa"
      title={visit.t.checkout.emptyTitle}
      action={<ButtonLink href={visit.href('/cari')}>{visit.t.basket.browse}</ButtonLink>}
    >
      {visit.t.basket.emptyHelp}
    </EmptyState>
  </div>
);

interface FormProps {
  readonly visit: Visit;
  readonly entered: Entered;
  readonly preview: Preview;
  readonly places: Places;
  readonly person: Person;
  readonly problems: readonly Problem[];
}
const Form = ({ visit, entered, preview, places, person, problems }: FormProps) => {
  const { t, href } = visit;
  const errors: Errors = new Map(problems.filter((p) => p.field).map((p) => [p.field!, p.message]));
  const known = entered.where === 'pickup' || destinationOf(entered) !== null;
  return (
    <form
      className="checkout"
      method="post"
      action={href('/bayar')}
      data-live="#kirim,#cara-bayar,#ringkasan,#luar"
      data-busy=""
    >
      <input type="hidden" name="kunci" value={entered.key} />
      {/* Enter in a field asks for the cost, never orders. */}
      <button className="sr" name="maksud" value="hitung" tabIndex={-1} aria-hidden="true" formNoValidate>
        {t.checkout.quote}
      </button>
      <div>
        <ErrorSummary title={t.say.fixThese} problems={problems} />
        {preview.basket.changed && (
          <Notice tone="attention">
            {t.checkout.changedFirst}{' '}
            <a className="link" href={href('/keranjang')}>
              {t.checkout.toBasket}
            </a>
          </Notice>
        )}
        <Block n={1} title={t.checkout.contact}>
          <ContactFields visit={visit} entered={entered} errors={errors} signedIn={person !== null} />
        </Block>
        <Block n={2} title={t.checkout.address}>
          <AddressFields visit={visit} entered={entered} errors={errors} places={places} />
        </Block>
        <Block n={3} title={t.checkout.delivery} id="kirim">
          <DeliveryChoices visit={visit} preview={preview} known={known} />
        </Block>
        <Block n={4} title={t.checkout.payment} id="cara-bayar">
          <PaymentChoices visit={visit} preview={preview} entered={entered} />
        </Block>
        <NoteField visit={visit} entered={entered} signedIn={person !== null} />
      </div>
      <CheckoutSummary visit={visit} preview={preview} entered={entered} known={known} />
    </form>
  );
};

const checkoutPage = async (visit: Visit, given: Entered | null, problems: readonly Problem[] = []): Promise<Page> => {
  const { t } = visit;
  const person = (await visit.run(CheckoutPersonDocument, {})).viewer ?? null;
  const { preview, entered } = await previewOf(visit, given ?? enteredAtFirst(person, crypto.randomUUID()));
  const common = { title: t.checkout.title, quiet: true, status: problems.length > 0 ? 422 : 200 } as const;
  if (preview.groups.length === 0) return page({ ...common, status: 200, body: <Nothing visit={visit} /> });
  const places = await placesOf(visit, entered);
  return page({
    ...common,
    body: (
      <div className="wrap listing">
        <h1>{t.checkout.title}</h1>
        <Form visit={visit} entered={entered} preview={preview} places={places} person={person} problems={problems} />
      </div>
    ),
  });
};

const missing = ({ t }: Visit, entered: Entered): Problem[] => {
  const need = (field: string, value: string, label: string): Problem[] =>
    value ? [] : [{ field, message: t.say.required(label) }];
  return [
    ...need('nama', entered.name, t.checkout.name),
    ...need('hp', entered.phone, t.checkout.phone),
    ...(entered.where === 'here' ? need('desa', entered.desa, t.checkout.desa) : []),
    ...(entered.where === 'away'
      ? [
          ...need('provinsi', entered.province, t.checkout.province),
          ...need('kabupaten', entered.regency, t.checkout.outsideRegency),
          ...need('kecamatan-luar', entered.outside, t.checkout.outside),
        ]
      : []),
  ];
};

/** One way of delivery for each shop in the basket. */
const choicesOf = (preview: Preview, { choices }: Entered): OrderChoice[] =>
  preview.groups
    .map((g) => ({ shopId: g.shopId, optionCode: choices.get(g.shopId) ?? g.chosen ?? g.options[0]?.code ?? '' }))
    .filter((c) => c.optionCode);

/**
 * The basket is empty when an attempt whose answer was lost has ordered it. The form is then sent again to the letter:
 * the API knows the request by its key, and answers the order that was made.
 */
const choicesAsSent = ({ choices, where }: Entered): OrderChoice[] =>
  [...choices].map(([shopId, optionCode]) => ({ shopId, optionCode: where === 'pickup' ? 'pickup' : optionCode }));

/** One field of the form may be two of the API, as the phone is the buyer's and the recipient's. */
const oncePerField = (problems: readonly Problem[]): Problem[] =>
  problems.filter((one, i) => !one.field || problems.findIndex((other) => other.field === one.field) === i);

const place = async (visit: Visit, entered: Entered): Promise<Outcome> => {
  const lacking = missing(visit, entered);
  if (lacking.length > 0) return checkoutPage(visit, entered, lacking);
  const { preview, entered: picked } = await previewOf(visit, entered);
  const { placeOrder: result } = await visit.run(PlaceOrderDocument, {
    input: {
      idempotencyKey: picked.key || crypto.randomUUID(),
      contactName: picked.name,
      contactPhone: picked.phone,
      contactEmail: picked.email || null,
      address: addressInput(picked),
      choices: preview.groups.length > 0 ? choicesOf(preview, picked) : choicesAsSent(entered),
      paymentMethod: picked.pay ?? chosenPay(preview, picked) ?? 'cod',
      agreedTotal: picked.agreedTotal ?? preview.total,
      note: picked.note || null,
      saveAddress: picked.saveAddress,
    },
  });
  if (result.__typename === 'Placed') {
    const cookie = remember(visit.request.remembered, result.purchase.code, lastFourDigits(picked.phone));
    return seeOther(result.payUrl ?? visit.href(`/pesanan/${result.purchase.code}?baru=1`), rememberHeader(cookie));
  }
  const again = result.__typename === 'IdempotencyConflict' ? { ...picked, key: crypto.randomUUID() } : picked;
  if (result.__typename === 'InvalidInput')
    return checkoutPage(visit, again, oncePerField(result.fields.map((f) => ({ ...f, field: formField(f.field) }))));
  return checkoutPage(visit, again, [{ message: result.message }]);
};

export const checkout: Route = {
  path: '/bayar',
  get: (visit) => checkoutPage(visit, null),
  post: (visit, form) => {
    const entered = enteredOf(form);
    const kept = entered.key ? entered : { ...entered, key: crypto.randomUUID() };
    return form.get('maksud') === 'pesan' ? place(visit, kept) : checkoutPage(visit, kept);
  },
};
