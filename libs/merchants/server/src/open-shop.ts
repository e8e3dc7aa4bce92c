import { Areas, Regency } from '@lapak/areas-server';
import { type Clock, dayIn, type Id, invalid, type InvalidInput, isProblem } from '@lapak/kernel';
import { addMonths, type BasicsInput, type NameTaken, readBasics } from '@lapak/merchants-domain';
import { CLOCK, newId, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ShopEntity, ShopMemberEntity } from './shop.entity.js';
import { claimName } from './shop-names.js';

const MAX_SHOPS = 5;
const owned = statement<{ shops: number }>(
  'merchants_shops_owned',
  `select count(*)::int as shops from shop_member where account_id = $1 and role = 'owner'`,
);

/**
 * Opens a shop in `draft`, owned by the account: nothing of it is public until it is approved. Without a NIB it may
 * sell until `registered_at` + 6 months (Permendag 19/2026, art. 17).
 * @returns the shop's id; InvalidInput per field; NameTaken with names that are free.
 */
@Injectable()
export class OpenShop {
  constructor(
    private readonly transactor: Transactor,
    private readonly areas: Areas,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(accountId: Id<'Account'>, input: BasicsInput): Promise<{ shopId: Id<'Shop'> } | InvalidInput | NameTaken> {
    const basics = readBasics(input, (code) => this.areas.isInside(code));
    if (isProblem(basics)) return basics;
    const now = this.clock.now();
    const desa = this.areas.desa(basics.desaCode)!;
    return this.transactor.run(async (tx) => {
      const shopId = newId<'Shop'>(now.getTime());
      const slug = await claimName(tx, shopId, basics.name, { desa: desa.name, kecamatan: desa.kecamatanName });
      if (isProblem(slug)) return slug;
      // Counted while names are given out in turn, so a fast finger is counted too.
      if ((await owned.row(tx, [accountId]))!.shops >= MAX_SHOPS) {
        return invalid(
          'name',
          `Satu akun paling banyak punya ${MAX_SHOPS} toko.`,
          `One account can have at most ${MAX_SHOPS} shops.`,
        );
      }
      await tx.insert(ShopEntity, {
        ...basics,
        id: shopId,
        slug,
        state: 'draft',
        kecamatanCode: desa.kecamatanCode,
        legalStatus: 'none',
        legalisationDeadline: addMonths(
          dayIn(this.regency.zone.name, now),
          this.regency.profile.legalisation.sellWithoutNibMonths,
        ),
        codEnabled: true,
        registeredAt: now,
        version: 0,
      });
      await tx.insert(ShopMemberEntity, { shopId, accountId, role: 'owner', since: now });
      return { shopId };
    });
  }
}
