import { ChoiceField, Field, Select } from '@lapak/ui';
import type { ProvincesQuery, RegenciesOfQuery } from '../../gql/graphql.js';
import type { Visit } from '../../page.js';
import type { Entered } from './entered.js';

export interface Places {
  readonly provinces: ProvincesQuery['provinces'];
  readonly regencies: RegenciesOfQuery['regenciesOf'];
}
export type Errors = ReadonlyMap<string, string>;

interface AddressProps {
  readonly visit: Visit;
  readonly entered: Entered;
  readonly errors: Errors;
  readonly places: Places;
}

/** Every desa of the regency in one list, by kecamatan; the script puts a search field in front of it. */
const DesaField = ({ visit, entered, errors }: Omit<AddressProps, 'places'>) => {
  const { t } = visit;
  return (
    <Select
      name="desa"
      label={t.checkout.desa}
      hint={t.checkout.desaHint}
      error={errors.get('desa')}
      defaultValue={entered.desa}
      data-find=""
      autoComplete="off"
    >
      <option value="">{t.checkout.desaChoose}</option>
      {visit.regency.kecamatan.map((k) => (
        <optgroup key={k.code} label={`Kec. ${k.name}`}>
          {k.desa.map((d) => (
            <option key={d.code} value={d.code}>
              {d.kind === 'kelurahan' ? 'Kel.' : 'Desa'} {d.name}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
};

const Outside = ({ visit, entered, errors, places }: AddressProps) => {
  const { t } = visit;
  return (
    <div id="luar">
      <Select
        name="provinsi"
        label={t.checkout.province}
        error={errors.get('provinsi')}
        defaultValue={entered.province}
        autoComplete="address-level1"
      >
        <option value="">{t.checkout.provinceChoose}</option>
        {places.provinces.map((p) => (
          <option key={p.code} value={p.code}>
            {p.name}
          </option>
        ))}
      </Select>
      <p className="again" data-submit="">
        <button className="btn ghost small" name="maksud" value="hitung" formNoValidate>
          {t.checkout.showRegencies}
        </button>
      </p>
      <Select
        name="kabupaten"
        label={t.checkout.outsideRegency}
        error={errors.get('kabupaten')}
        defaultValue={entered.regency}
        disabled={places.regencies.length === 0}
        autoComplete="address-level2"
      >
        <option value="">{t.checkout.regencyChoose}</option>
        {places.regencies.map((r) => (
          <option key={r.code} value={r.code}>
            {r.name}
          </option>
        ))}
      </Select>
      <div className="fields">
        <Field
          name="kecamatan-luar"
          label={t.checkout.outside}
          error={errors.get('kecamatan-luar')}
          defaultValue={entered.outside}
          maxLength={200}
          autoComplete="address-level3"
        />
        <Field
          name="kodepos"
          label={t.checkout.postal}
          error={errors.get('kodepos')}
          defaultValue={entered.postal}
          inputMode="numeric"
          maxLength={5}
          autoComplete="postal-code"
        />
      </div>
    </div>
  );
};

export const AddressFields = (props: AddressProps) => {
  const { visit, entered, errors } = props;
  const { t, regency } = visit;
  const place = regency.regency.name;
  return (
    <>
      <ChoiceField
        legend={t.checkout.where}
        name="tujuan-kirim"
        value={entered.where}
        choices={[
          { value: 'here', label: t.checkout.here(place) },
          { value: 'away', label: t.checkout.away(place) },
          { value: 'pickup', label: t.checkout.pickup },
        ]}
      />
      <div className="only-here">
        <DesaField visit={visit} entered={entered} errors={errors} />
      </div>
      <div className="only-away">
        <Outside {...props} />
      </div>
      <div className="only-sent">
        <div className="fields">
          <Field
            name="jalan"
            label={t.checkout.street}
            error={errors.get('jalan')}
            defaultValue={entered.street}
            maxLength={200}
            autoComplete="street-address"
          />
          <Field
            name="banjar"
            label={t.checkout.banjar}
            error={errors.get('banjar')}
            optional={t.say.optional}
            defaultValue={entered.banjar}
            maxLength={120}
          />
        </div>
        <Field
          name="patokan"
          label={t.checkout.landmark}
          hint={t.checkout.landmarkHint}
          error={errors.get('patokan')}
          optional={t.say.optional}
          defaultValue={entered.landmark}
          maxLength={200}
        />
      </div>
    </>
  );
};
