import { Areas } from '@lapak/areas-server';
import { asId, type Id, type InvalidInput, isProblem, NotFound } from '@lapak/kernel';
import {
  answeredBy,
  type ApplicationLocked,
  type BasicsInput,
  changeBasics,
  type NameTaken,
  readBasics,
} from '@lapak/merchants-domain';
import { statement, Transactor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { itemsOf, myShopLocked } from './my-shop-rows.js';
import { ShopEntity } from './shop.entity.js';
import { claimName } from './shop-names.js';

const answered = statement(
  'merchants_items_answered',
  `update requirement_item set status = 'filled' where shop_id = $1 and key = any($2::text[]) and status = 'fix'`,
);

/**
 * Changes a shop's basics. What staff check (name, address) is open as the application is; the rest always.
 * A correction answers the requirement that was sent back. The page's address stays once the shop was approved.
 */
@Injectable()
export class SaveShopBasics {
  constructor(
    private readonly transactor: Transactor,
    private readonly areas: Areas,
  ) {}

  async run(
    accountId: Id<'Account'>,
    shopId: string,
    input: BasicsInput,
  ): Promise<{ shopId: Id<'Shop'> } | InvalidInput | NameTaken | ApplicationLocked | NotFound> {
    const id = asId<'Shop'>(shopId);
    if (!id) return new NotFound();
    return this.transactor.run(async (tx) => {
      const shop = await myShopLocked.row(tx, [id, accountId]);
      if (!shop) return new NotFound();
      const read = readBasics(input, (code) => this.areas.isInside(code));
      if (isProblem(read)) return read;
      const next = changeBasics(shop, await itemsOf(tx, id), read);
      if (isProblem(next)) return next;
      const desa = this.areas.desa(next.desaCode)!;
      const renamed = next.name !== shop.name;
      const slug = renamed
        ? await claimName(tx, id, next.name, { desa: desa.name, kecamatan: desa.kecamatanName })
        : shop.slug;
      if (isProblem(slug)) return slug;
      await tx.update(
        ShopEntity,
        { id },
        {
          ...next,
          slug: shop.approvedAt ? shop.slug : slug,
          kecamatanCode: desa.kecamatanCode,
          version: () => 'version + 1',
        },
      );
      await answered.run(tx, [id, answeredBy(shop, next)]);
      return { shopId: id };
    });
  }
}
