import { type Address, type AddressInput, type Places, readAddress } from '@lapak/accounts-domain';
import { Areas, Regency } from '@lapak/areas-server';
import type { InvalidInput } from '@lapak/kernel';
import { Injectable } from '@nestjs/common';

/** Addresses as people write them, checked against the places there are. */
@Injectable()
export class Addresses {
  private readonly places: Places;

  constructor(areas: Areas, { profile }: Regency) {
    this.places = {
      home: { name: profile.name, province: profile.province.name },
      desa: (code) => areas.desa(code),
      province: (code) => areas.province(code),
      regency: (code) => areas.outsideRegency(code),
    };
  }

  /**
   * The address as it is stored and printed, or every field that is wrong.
   * @param prefix put before the names of fields that are refused, e.g. `address.`
   */
  read(input: AddressInput, prefix = ''): Address | InvalidInput {
    return readAddress(input, this.places, prefix);
  }
}
