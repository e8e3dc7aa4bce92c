import { Regency } from '@lapak/areas-server';
import { asId, type Clock, dayIn, type Id, type InvalidInput, isProblem, NotFound } from '@lapak/kernel';
import { readSettings, type SettingsInput } from '@lapak/merchants-domain';
import { CLOCK, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { myShopLocked } from './my-shop-rows.js';
import { ShopEntity } from './shop.entity.js';

/** Opening hours, a closure with its note, and whether the shop takes cash on delivery. Placed orders do not change. */
@Injectable()
export class SaveShopSettings {
  constructor(
    private readonly transactor: Transactor,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    accountId: Id<'Account'>,
    shopId: string,
    input: SettingsInput,
  ): Promise<{ shopId: Id<'Shop'> } | InvalidInput | NotFound> {
    const id = asId<'Shop'>(shopId);
    if (!id) return new NotFound();
    return this.transactor.run(async (tx) => {
      if (!(await myShopLocked.row(tx, [id, accountId]))) return new NotFound();
      const settings = readSettings(input, dayIn(this.regency.zone.name, this.clock.now()));
      if (isProblem(settings)) return settings;
      await tx.update(
        ShopEntity,
        { id },
        { ...settings, openDays: settings.openDays as number[] | null, version: () => 'version + 1' },
      );
      return { shopId: id };
    });
  }
}
