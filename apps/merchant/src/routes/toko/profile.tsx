import { useQuery } from '@apollo/client/react';
import { formatPhone } from '@lapak/kernel';
import { Avatar, Button, ErrorSummary, Field, Notice, Panel, Skeleton, TextArea } from '@lapak/ui';
import { Loaded, publicUrl, useDeed } from '@lapak/web';
import { type FormEvent, useState } from 'react';
import { type ProfilePartsFragment, SaveShopBasicsDocument, ShopProfileDocument } from '../../gql/graphql.js';
import { type Fault, stillWrong } from '../../parts/still-wrong.js';
import { useTimes } from '../../parts/times.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { type Basics, basicsInput, faultsIn } from '../buka-toko/basics.js';
import { NameFields, PlaceFields, StoryFields } from '../buka-toko/basics-fields.js';
import { ShopHead } from './shop-tabs.js';

const valuesOf = (shop: ProfilePartsFragment): Basics => ({
  name: shop.name,
  taglineId: shop.taglineId,
  taglineEn: shop.taglineEn,
  storyId: shop.storyId,
  storyEn: shop.storyEn,
  desa: shop.desa,
  banjar: shop.banjar,
  street: shop.street,
  landmark: shop.landmark,
  phone: formatPhone(shop.phone),
  foodSeller: shop.foodSeller,
});

/** Staff checked name and address; from then on only what they sent back may change. The server has the last word. */
const isLocked = ({ state }: ProfilePartsFragment): boolean =>
  state === 'submitted' || state === 'approved' || state === 'suspended';

const English = ({ values, set }: { values: Basics; set: (part: Partial<Basics>) => void }) => (
  <details className="fold">
    <summary>{t.say.english}</summary>
    <p className="meta">{t.say.englishHint}</p>
    <Field
      name="taglineEn"
      label={t.shop.taglineEn}
      optional={t.say.optional}
      lang="en"
      maxLength={120}
      value={values.taglineEn}
      onChange={(event) => set({ taglineEn: event.target.value })}
    />
    <TextArea
      name="storyEn"
      label={t.shop.storyEn}
      optional={t.say.optional}
      lang="en"
      maxLength={4000}
      value={values.storyEn}
      onChange={(event) => set({ storyEn: event.target.value })}
    />
  </details>
);

const Face = ({ shop }: { shop: ProfilePartsFragment }) => (
  <p className="row face">
    <Avatar seed={shop.motif} />
    <span>
      <b>{shop.name}</b>
      <a className="link block" href={publicUrl(`/toko/${shop.slug}`)}>
        {t.frame.seeShop}
      </a>
    </span>
  </p>
);

/** Without a business number a shop may sell until a day; it is said where its owner looks. */
const Legal = ({ shop }: { shop: ProfilePartsFragment }) => {
  const times = useTimes();
  if (shop.legalStatus === 'nib' || !shop.legalisationDeadline) return null;
  return <Notice tone="attention">{t.shop.nibUntil(times.day(shop.legalisationDeadline, { year: true }))}</Notice>;
};

const Form = ({ shop }: { shop: ProfilePartsFragment }) => {
  const [values, setValues] = useState(() => valuesOf(shop));
  const [saved, setSaved] = useState(false);
  const [here, setHere] = useState<readonly Fault[]>([]);
  const { run, busy, problem } = useDeed(SaveShopBasicsDocument, { refetch: ['ShopFrame', 'Session'] });
  const locked = isLocked(shop);
  const faults = here.length > 0 ? here : (problem?.fields ?? []);
  const errorOf = (field: string) =>
    here.length > 0
      ? stillWrong(here, faultsIn(values), field)
      : faults.find((fault) => fault.field === field)?.message;
  const set = (part: Partial<Basics>) => {
    setSaved(false);
    setValues((now) => ({ ...now, ...part }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsIn(values);
    setHere(found);
    setSaved(false);
    if (found.length > 0) return;
    setSaved((await run({ shopId: shop.id, input: basicsInput(values) })) !== null);
  };
  const parts = { values, set, errorOf, locked };
  return (
    <form className="column settings" noValidate onSubmit={(event) => void submit(event)}>
      {faults.length > 0 && <ErrorSummary title={t.say.fixThese} problems={faults} />}
      {problem && faults.length === 0 && <Notice tone="bad">{problem.message}</Notice>}
      <Face shop={shop} />
      <Panel title={t.shop.profile}>
        {locked && <Notice tone="info">{t.shop.locked}</Notice>}
        <Legal shop={shop} />
        <NameFields {...parts} suggestions={problem?.suggestions ?? []} />
        <PlaceFields {...parts} />
      </Panel>
      <Panel title={t.openShop.stepStory}>
        <StoryFields {...parts} />
        <English values={values} set={set} />
      </Panel>
      {saved && <Notice tone="good">{t.say.saved}</Notice>}
      <div className="sticky-acts">
        <Button busy={busy}>{t.say.save}</Button>
      </div>
    </form>
  );
};

export const Screen = () => {
  const { shopId } = useShop();
  const asked = useQuery(ShopProfileDocument, { variables: { id: shopId } });
  return (
    <>
      <ShopHead />
      <Loaded of={asked} skeleton={<Skeleton lines={8} label={t.say.loading} />}>
        {({ myShop }) => myShop && (myShop.myRole === 'owner' ? <Form shop={myShop} /> : <OwnerOnly shop={myShop} />)}
      </Loaded>
    </>
  );
};

const OwnerOnly = ({ shop }: { shop: ProfilePartsFragment }) => (
  <div className="column">
    <Face shop={shop} />
    <Notice>{t.shop.ownerOnly}</Notice>
  </div>
);
