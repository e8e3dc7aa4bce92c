import type { CaseLocked } from '@lapak/cases-domain';
import { CaseDesk } from '@lapak/cases-server';
import { type Clock, type Id, type InvalidInput, isProblem, type MoveNotAllowed, NotFound } from '@lapak/kernel';
import { decideRequirement, type RequirementDecision } from '@lapak/merchants-domain';
import { CLOCK, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Checklist } from './checklist.js';
import { anyShop } from './my-shop-rows.js';

const judge = statement(
  'merchants_judge_item',
  `insert into requirement_item (shop_id, key, status, reason, decided_at, decided_by) values ($1, $2, $3, $4, $5, $6)
   on conflict (shop_id, key) do update set status = excluded.status, reason = excluded.reason,
     decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
);

/** An officer's word on one requirement of a case they have open: in order, or to fix, with the reason. */
@Injectable()
export class DecideRequirement {
  constructor(
    private readonly transactor: Transactor,
    private readonly desk: CaseDesk,
    private readonly checklist: Checklist,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(
    officer: Id<'Account'>,
    code: string,
    key: string,
    decision: RequirementDecision,
    reason: string | null,
  ): Promise<{ code: string } | InvalidInput | CaseLocked | MoveNotAllowed | NotFound> {
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const held = await this.desk.held(tx, code, officer, now);
      if (isProblem(held)) return held;
      const shop = (await anyShop.row(tx, [held.subjectId]))!;
      const line = (await this.checklist.linesOf(tx, shop)).find((l) => l.requirement.key === key);
      if (!line) return new NotFound();
      const decided = decideRequirement(line.item, decision, reason);
      if (isProblem(decided)) return decided;
      await judge.run(tx, [shop.id, key, decided.status, decided.reason, now, officer]);
      return { code: held.code };
    });
  }
}
