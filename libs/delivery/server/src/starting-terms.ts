import { Regency } from '@lapak/areas-server';
import { type ShopDelivery, startingDelivery } from '@lapak/delivery-domain';
import { Injectable } from '@nestjs/common';

/** What the regency's delivery.json lets a new shop offer, by its kecamatan; made once, answered from memory. */
@Injectable()
export class StartingTerms {
  private readonly byKecamatan: ReadonlyMap<string, ShopDelivery>;

  constructor(regency: Regency) {
    const { matrixKm, sellerDefaults } = regency.profile.delivery;
    this.byKecamatan = new Map(
      Object.entries(matrixKm).map(([from, kmTo]) => [from, startingDelivery(kmTo, sellerDefaults)]),
    );
  }

  /** A kecamatan that the table of distances does not know offers no seller delivery. */
  of(kecamatanCode: string): ShopDelivery {
    return this.byKecamatan.get(kecamatanCode) ?? startingDelivery({}, []);
  }
}
