import type { CaseLocked } from '@lapak/cases-domain';
import { CaseDesk, Cases } from '@lapak/cases-server';
import { type Clock, type Id, type InvalidInput, isProblem, type MoveNotAllowed, type NotFound } from '@lapak/kernel';
import { type CaseDecision, decideCase, type RequirementsMissing } from '@lapak/merchants-domain';
import { CLOCK, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Checklist } from './checklist.js';
import { anyShop } from './my-shop-rows.js';
import { ShopStates } from './shop-states.js';

// What was not judged this time is not open to the applicant either.
const settle = statement(
  'merchants_settle_items',
  `update requirement_item set reason = null where shop_id = $1 and status = 'filled' and reason is not null`,
);

/**
 * Decides a verification: approve (every required line in order), ask for a fix (at least one line to fix; the clock
 * stands still), or reject (with the reason). The shop's state follows.
 */
@Injectable()
export class DecideCase {
  constructor(
    private readonly transactor: Transactor,
    private readonly desk: CaseDesk,
    private readonly cases: Cases,
    private readonly checklist: Checklist,
    private readonly states: ShopStates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(
    officer: Id<'Account'>,
    code: string,
    decision: CaseDecision,
    reason: string | null,
  ): Promise<{ code: string } | RequirementsMissing | InvalidInput | CaseLocked | MoveNotAllowed | NotFound> {
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const held = await this.desk.held(tx, code, officer, now);
      if (isProblem(held)) return held;
      const shop = (await anyShop.row(tx, [held.subjectId]))!;
      const verdict = decideCase(await this.checklist.linesOf(tx, shop), decision, reason);
      if (isProblem(verdict)) return verdict;
      const moved = await this.cases.move(
        tx,
        held,
        {
          move: decision,
          by: 'officer',
          accountId: officer,
          fixes: verdict.fixes,
          ...(verdict.reason && { reason: verdict.reason }),
        },
        now,
      );
      if (isProblem(moved)) return moved;
      if (decision === 'request_fix') await settle.run(tx, [shop.id]);
      await this.states.follow(tx, shop, moved.state, now);
      return { code: held.code };
    });
  }
}
