import { useQuery } from '@apollo/client/react';
import { formatRupiah } from '@lapak/kernel';
import { Button, CheckField, Field, Notice, Panel, Skeleton, TextArea } from '@lapak/ui';
import { Loaded, useDeed } from '@lapak/web';
import { type FormEvent, useState } from 'react';
import {
  SaveShopSettingsDocument,
  type SettingsPartsFragment,
  ShopHoursDocument,
  type ShopSettingsInput,
} from '../../gql/graphql.js';
import { ProblemBox } from '../../parts/problem.js';
import { useNow, useTimes } from '../../parts/times.js';
import { useShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { ShopHead } from './shop-tabs.js';

interface Values {
  readonly hoursOn: boolean;
  readonly open: string;
  readonly close: string;
  readonly days: readonly number[];
  readonly closed: boolean;
  readonly from: string;
  readonly until: string;
  readonly note: string;
  readonly cod: boolean;
}

const WORKDAYS = [1, 2, 3, 4, 5, 6];

const valuesOf = (shop: SettingsPartsFragment): Values => ({
  hoursOn: shop.hours !== null,
  open: shop.hours?.open ?? '08:00',
  close: shop.hours?.close ?? '17:00',
  days: shop.hours?.days ?? WORKDAYS,
  closed: shop.closedUntil !== null,
  from: shop.closedFrom ?? '',
  until: shop.closedUntil ?? '',
  note: shop.closedNote ?? '',
  cod: shop.codEnabled,
});

const inputOf = (values: Values): ShopSettingsInput => ({
  hours: values.hoursOn ? { open: values.open, close: values.close, days: [...values.days] } : null,
  closedFrom: values.closed ? values.from || null : null,
  closedUntil: values.closed ? values.until || null : null,
  closedNote: values.closed ? values.note : null,
  codEnabled: values.cod,
});

interface PartProps {
  values: Values;
  set: (part: Partial<Values>) => void;
  errorOf: (field: string) => string | undefined;
}

const Days = ({ values, set, errorOf }: PartProps) => {
  const times = useTimes();
  const toggle = (day: number) =>
    set({ days: values.days.includes(day) ? values.days.filter((d) => d !== day) : [...values.days, day] });
  return (
    <fieldset className={errorOf('hours.days') ? 'field wrong' : 'field'} id="hours.days" tabIndex={-1}>
      <legend className="label">{t.shop.days}</legend>
      <div className="choices">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label className="choice" key={day}>
            <input type="checkbox" checked={values.days.includes(day)} onChange={() => toggle(day)} />
            {times.weekdayName(day)}
          </label>
        ))}
      </div>
      {errorOf('hours.days') && <small className="error">{errorOf('hours.days')}</small>}
    </fieldset>
  );
};

const Hours = (props: PartProps) => {
  const { values, set, errorOf } = props;
  return (
    <Panel title={t.shop.hours}>
      <CheckField
        name="hoursOn"
        label={t.shop.hoursOn}
        checked={values.hoursOn}
        onChange={(event) => set({ hoursOn: event.target.checked })}
      />
      {values.hoursOn && (
        <>
          <div className="fields always-two">
            <Field
              name="hours"
              type="time"
              label={t.shop.open}
              value={values.open}
              onChange={(event) => set({ open: event.target.value })}
              error={errorOf('hours')}
            />
            <Field
              name="hours.close"
              type="time"
              label={t.shop.close}
              value={values.close}
              onChange={(event) => set({ close: event.target.value })}
            />
          </div>
          <Days {...props} />
        </>
      )}
    </Panel>
  );
};

const Closure = ({ values, set, errorOf }: PartProps) => {
  const times = useTimes();
  const today = times.dayOf(useNow());
  const begin = (closed: boolean) =>
    set(closed && values.until === '' ? { closed, from: today, until: times.addDays(today, 2) } : { closed });
  return (
    <Panel title={t.shop.closure}>
      <p className="meta">{t.shop.closureLead}</p>
      <CheckField
        name="closed"
        label={t.shop.closureOn}
        checked={values.closed}
        onChange={(event) => begin(event.target.checked)}
      />
      {values.closed && (
        <>
          <div className="fields always-two">
            <Field
              name="closedFrom"
              type="date"
              label={t.shop.closedFrom}
              value={values.from}
              onChange={(event) => set({ from: event.target.value })}
              error={errorOf('closedFrom')}
            />
            <Field
              name="closedUntil"
              type="date"
              label={t.shop.closedUntil}
              hint={t.shop.closedUntilHint}
              min={times.addDays(today, 1)}
              value={values.until}
              onChange={(event) => set({ until: event.target.value })}
              error={errorOf('closedUntil')}
            />
          </div>
          <TextArea
            name="closedNote"
            label={t.shop.closedNote}
            optional={t.say.optional}
            hint={t.shop.closedNoteHint}
            maxLength={300}
            value={values.note}
            onChange={(event) => set({ note: event.target.value })}
            error={errorOf('closedNote')}
          />
        </>
      )}
    </Panel>
  );
};

const Form = ({ shop, codMax }: { shop: SettingsPartsFragment; codMax: number }) => {
  const [values, setValues] = useState(() => valuesOf(shop));
  const [saved, setSaved] = useState(false);
  const { run, busy, problem, errorOf } = useDeed(SaveShopSettingsDocument, { refetch: ['ShopFrame'] });
  const set = (part: Partial<Values>) => {
    setSaved(false);
    setValues((now) => ({ ...now, ...part }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    setSaved((await run({ shopId: shop.id, input: inputOf(values) })) !== null);
  };
  const parts = { values, set, errorOf };
  return (
    <form className="column settings" noValidate onSubmit={(event) => void submit(event)}>
      <ProblemBox problem={problem} />
      <Hours {...parts} />
      <Closure {...parts} />
      <Panel title={t.shop.cod}>
        <CheckField
          name="codEnabled"
          label={t.shop.codOn}
          checked={values.cod}
          onChange={(event) => set({ cod: event.target.checked })}
        />
        <p className="meta">{t.shop.codHint(formatRupiah(codMax))}</p>
      </Panel>
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
  const asked = useQuery(ShopHoursDocument, { variables: { id: shopId } });
  return (
    <>
      <ShopHead />
      <Loaded of={asked} skeleton={<Skeleton lines={8} label={t.say.loading} />}>
        {({ myShop, regency }) => myShop && <Form shop={myShop} codMax={regency.codMaxPerOrder} />}
      </Loaded>
    </>
  );
};
