import { useQuery } from '@apollo/client/react';
import { Button, CheckField, ErrorSummary, MoneyField, Notice, Panel, Skeleton } from '@lapak/ui';
import { Loaded, useDeed } from '@lapak/web';
import { type FormEvent, useState } from 'react';
import { SaveShopDeliveryDocument, ShopDeliveryDocument, type ShopDeliveryQuery } from '../../gql/graphql.js';
import { type Fault, stillWrong } from '../../parts/still-wrong.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { ShopHead } from './shop-tabs.js';
import { deliveryInput, type DeliveryValues, deliveryValues, filledWith } from './zones.js';

interface PartProps {
  values: DeliveryValues;
  set: (next: DeliveryValues) => void;
  errorOf: (field: string) => string | undefined;
}

/** A price for every kecamatan, and one tap to give the empty ones the same. */
const Zones = ({ values, set, errorOf }: PartProps) => {
  const [price, setPrice] = useState('');
  const change = (at: number, text: string) =>
    set({ ...values, zones: values.zones.map((zone, i) => (i === at ? { ...zone, price: text } : zone)) });
  return (
    <>
      <div className="zones">
        {values.zones.map((zone, i) => (
          <MoneyField
            key={zone.code}
            name={`zones.${i}.price`}
            label={zone.name}
            placeholder={t.shop.notServed}
            value={zone.price}
            onChange={(event) => change(i, event.target.value)}
            error={errorOf(`zones.${i}.price`)}
          />
        ))}
      </div>
      <div className="row wrapping fill-zones">
        <MoneyField
          name="fill"
          label={t.shop.fillWith}
          value={price}
          onChange={(event) => setPrice(event.target.value)}
        />
        <Button
          type="button"
          kind="ghost"
          disabled={price.trim() === ''}
          onClick={() => set(filledWith(values, price))}
        >
          {t.shop.fill}
        </Button>
      </div>
      <MoneyField
        name="freeAbove"
        label={t.shop.freeAbove}
        optional={t.say.optional}
        hint={t.shop.freeAboveHint}
        value={values.freeAbove}
        onChange={(event) => set({ ...values, freeAbove: event.target.value })}
        error={errorOf('freeAbove')}
      />
    </>
  );
};

const Methods = (props: PartProps) => {
  const { values, set, errorOf } = props;
  return (
    <>
      <Panel title={t.shop.pickup}>
        <CheckField
          name="pickupEnabled"
          label={t.shop.pickupHint}
          checked={values.pickup}
          onChange={(event) => set({ ...values, pickup: event.target.checked })}
          error={errorOf('pickupEnabled')}
        />
      </Panel>
      <Panel title={t.shop.seller}>
        <CheckField
          name="sellerEnabled"
          label={t.shop.sellerHint}
          checked={values.seller}
          onChange={(event) => set({ ...values, seller: event.target.checked })}
        />
        {values.seller && <Zones {...props} />}
      </Panel>
      <Panel title={t.shop.courier}>
        <CheckField
          name="courierEnabled"
          label={t.shop.courierHint}
          checked={values.courier}
          onChange={(event) => set({ ...values, courier: event.target.checked })}
        />
      </Panel>
    </>
  );
};

const Form = ({ shopId, data }: { shopId: string; data: ShopDeliveryQuery }) => {
  const [values, setValues] = useState(() => deliveryValues(data.myShop!.delivery, data.kecamatan));
  const [here, setHere] = useState<readonly Fault[]>([]);
  const [saved, setSaved] = useState(false);
  const { run, busy, problem } = useDeed(SaveShopDeliveryDocument, { refetch: ['ShopDelivery'] });
  const faults = here.length > 0 ? here : (problem?.fields ?? []);
  const now = deliveryInput(values);
  const errorOf = (field: string) =>
    here.length > 0
      ? stillWrong(here, 'faults' in now ? now.faults : [], field)
      : faults.find((fault) => fault.field === field)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const answer = deliveryInput(values);
    setHere('faults' in answer ? answer.faults : []);
    if ('faults' in answer) return;
    setSaved((await run({ shopId, input: answer.input })) !== null);
  };
  return (
    <form className="column settings" noValidate onSubmit={(event) => void submit(event)}>
      {faults.length > 0 && <ErrorSummary title={t.say.fixThese} problems={faults} />}
      {problem && faults.length === 0 && <Notice tone="bad">{problem.message}</Notice>}
      <Methods
        values={values}
        set={(next) => {
          setSaved(false);
          setValues(next);
        }}
        errorOf={errorOf}
      />
      <p className="meta">{t.shop.placed}</p>
      {saved && <Notice tone="good">{t.say.saved}</Notice>}
      <div className="sticky-acts">
        <Button busy={busy}>{t.say.save}</Button>
      </div>
    </form>
  );
};

export const Screen = () => {
  const { shopId } = useShop();
  const asked = useQuery(ShopDeliveryDocument, { variables: { id: shopId } });
  return (
    <>
      <ShopHead />
      <Loaded of={asked} skeleton={<Skeleton lines={8} label={t.say.loading} />}>
        {(data) => data.myShop && <Form shopId={shopId} data={data} />}
      </Loaded>
    </>
  );
};
