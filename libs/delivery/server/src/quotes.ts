import { Areas, Regency, WorkingTime } from '@lapak/areas-server';
import {
  type CourierTariff,
  type Destination,
  type Parcel,
  type Quote,
  quote,
  type ShopTerms,
} from '@lapak/delivery-domain';
import type { Id, LocalDate, Rupiah, Words } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { StartingTerms } from './starting-terms.js';

interface TermsRow {
  readonly id: Id<'Shop'>;
  readonly desaCode: string;
  readonly kecamatanCode: string;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly openDays: number[] | null;
  readonly closedFrom: LocalDate | null;
  readonly closedUntil: LocalDate | null;
  /** Null when the shop has not said yet how it delivers. */
  readonly pickupEnabled: boolean | null;
  readonly sellerEnabled: boolean | null;
  readonly courierEnabled: boolean | null;
  readonly freeAbove: Rupiah | null;
  readonly zonePrice: Rupiah | null;
  readonly tariffs: CourierTariff[] | null;
}

// $2 the destination's kecamatan, $3 its whole code. The tariffs are the same for every shop: read once.
const termsOf = statement<TermsRow>(
  'delivery_terms',
  `with tariff as materialized (
     select json_agg(json_build_object('service', c.code, 'name', c.name, 'divisor', c.divisor, 'toleranceGrams', c.tolerance_grams,
       'minGrams', c.min_grams, 'toPrefix', t.to_prefix, 'pricePerKg', t.price_per_kg, 'daysFrom', t.days_from, 'daysTo', t.days_to)
       order by c.sort, c.code) as rows
     from courier_tariff t join courier_service c on c.code = t.service where starts_with($3::text, t.to_prefix))
   select s.id, s.desa_code as "desaCode", s.kecamatan_code as "kecamatanCode", s.opens, s.closes, s.open_days as "openDays",
     s.closed_from as "closedFrom", s.closed_until as "closedUntil", d.pickup_enabled as "pickupEnabled",
     d.seller_enabled as "sellerEnabled", d.courier_enabled as "courierEnabled", d.free_above as "freeAbove",
     z.price as "zonePrice", tariff.rows as tariffs
   from shop s cross join tariff
   left join shop_delivery d on d.shop_id = s.id
   left join delivery_zone z on z.shop_id = s.id and z.kecamatan_code = $2
   where s.id = any($1::uuid[])`,
);

const clock = (time: string): string => time.replace(':', '.');

/** What delivery costs and when it comes, for any number of shops in one statement. */
@Injectable()
export class Quotes {
  constructor(
    private readonly areas: Areas,
    private readonly regency: Regency,
    private readonly workingTime: WorkingTime,
    private readonly starting: StartingTerms,
  ) {}

  /**
   * An area's code as a destination: a desa or kecamatan here, or another regency or province of the country.
   * Null for anything else.
   */
  destination(code: string): Destination | null {
    const kecamatan = this.areas.kecamatan(this.areas.desa(code)?.kecamatanCode ?? code);
    if (kecamatan) return { inside: true, code, kecamatanCode: kecamatan.code, kecamatanName: kecamatan.name };
    return this.areas.outsideRegency(code) || this.areas.province(code) ? { inside: false, code } : null;
  }

  /**
   * A quote for each parcel, by shop; a shop that does not exist is absent. Without a destination only picking up is
   * offered. Whether a shop trades at all is its own state and is not asked here. One statement.
   */
  async forShops(
    on: DataSource | Tx,
    parcels: readonly Parcel[],
    destination: Destination | null,
    now: Date,
  ): Promise<Map<Id<'Shop'>, Quote>> {
    if (parcels.length === 0) return new Map();
    const to = destination?.inside ? destination.kecamatanCode : null;
    const ids = parcels.map((parcel) => parcel.shopId);
    const rows = await termsOf.rows(on, [ids, to, destination?.code ?? '']);
    const byShop = new Map(rows.map((row) => [row.id, row]));
    const { shipWorkingDays } = this.regency.profile.orders;
    return new Map(
      parcels.flatMap((parcel): [Id<'Shop'>, Quote][] => {
        const row = byShop.get(parcel.shopId);
        if (!row) return [];
        const terms = this.termsIn(row, to);
        const tariffs = row.tariffs ?? [];
        const question = { parcel, terms, destination, tariffs, shipWorkingDays, now, calendar: this.workingTime };
        return [[parcel.shopId, quote(question)]];
      }),
    );
  }

  private termsIn(row: TermsRow, kecamatanCode: string | null): ShopTerms {
    const { openDays, closedFrom, closedUntil } = row;
    const place = { openDays, closedFrom, closedUntil, pickupAt: this.pickupAt(row) };
    if (row.pickupEnabled === null) {
      const { zones, ...starting } = this.starting.of(row.kecamatanCode);
      return { ...place, ...starting, sellerPrice: zones.get(kecamatanCode ?? '') ?? null };
    }
    return {
      ...place,
      pickupEnabled: row.pickupEnabled,
      sellerEnabled: row.sellerEnabled!,
      courierEnabled: row.courierEnabled!,
      freeAbove: row.freeAbove,
      sellerPrice: row.zonePrice,
    };
  }

  private pickupAt({ desaCode, opens, closes }: TermsRow): Words {
    const place = this.areas.desa(desaCode)?.label ?? '';
    if (!opens || !closes) return { id: place, en: place };
    const hours = `${clock(opens)}–${clock(closes)} ${this.regency.zone.label}`;
    return { id: `${place}, buka ${hours}`, en: `${place}, open ${hours}` };
  }
}
