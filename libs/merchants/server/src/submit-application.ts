import { Cases } from '@lapak/cases-server';
import { asId, type Clock, type Id, isProblem, lastFour, NotFound } from '@lapak/kernel';
import { ApplicationLocked, missingIn, RequirementsMissing } from '@lapak/merchants-domain';
import { CLOCK, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Checklist } from './checklist.js';
import { myShopLocked } from './my-shop-rows.js';
import { ShopStates } from './shop-states.js';
import { Shops } from './shops.js';

/**
 * Sends an application to the office, the first time or again after a fix request, when every required line is filled.
 * The case's progress is then public by its code and the last four digits of the shop's phone.
 */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly transactor: Transactor,
    private readonly checklist: Checklist,
    private readonly cases: Cases,
    private readonly shops: Shops,
    private readonly states: ShopStates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    accountId: Id<'Account'>,
    shopId: string,
  ): Promise<{ shopId: Id<'Shop'>; caseCode: string } | RequirementsMissing | ApplicationLocked | NotFound> {
    const id = asId<'Shop'>(shopId);
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const member = await this.shops.membership(tx, shopId, accountId);
      if (!id || member?.role !== 'owner') return new NotFound();
      // The office locks the case first and the shop second; so do we.
      const open = await this.cases.ofSubject(tx, 'verification', id);
      const shop = await myShopLocked.row(tx, [id, accountId]);
      if (!shop) return new NotFound();
      if (shop.state !== 'draft' && shop.state !== 'needs_fix' && shop.state !== 'rejected')
        return new ApplicationLocked();
      const missing = missingIn(await this.checklist.linesOf(tx, shop));
      if (missing.length > 0)
        return new RequirementsMissing(
          missing.map((r) => r.key),
          missing.map((r) => r.label),
        );
      const found =
        open ??
        (await this.cases.open(
          tx,
          {
            kind: 'verification',
            subjectId: id,
            subjectName: shop.name,
            desaCode: shop.desaCode,
            applicantId: accountId,
            phoneLast4: lastFour(shop.phone),
          },
          now,
        ));
      const move = found.state === 'draft' ? 'submit' : 'resubmit';
      const moved = await this.cases.move(tx, found, { move, by: 'applicant', accountId, subjectName: shop.name }, now);
      if (isProblem(moved)) return new ApplicationLocked();
      await this.states.follow(tx, shop, moved.state, now);
      return { shopId: id, caseCode: moved.code };
    });
  }
}
