import { asCaseCode, holderOf, isOverdue } from '@lapak/cases-domain';
import { ServiceCaseEntity, staffEventsOf } from '@lapak/cases-server';
import { type Clock, type Id, type Locale, type Words } from '@lapak/kernel';
import { CLOCK, type RequestContext, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from './applications.js';
import { Checklist } from './checklist.js';
import { anyShop } from './my-shop-rows.js';
import { ShopsForStaff } from './shops-for-staff.js';
import type { VerificationCaseType } from './verification.graphql.js';

type Likeness = 'phone' | 'nib' | 'name';

/** Other shops with the same phone or NIB, or a name that could be taken for this one's. */
const likeShops = statement<{ name: string; by: Likeness }>(
  'merchants_like_shops',
  `with me as (select id, name, phone, nib from shop where id = $1)
   select o.name, case when o.phone = me.phone then 'phone' when o.nib = me.nib then 'nib' else 'name' end as by
   from me join shop o on o.id <> me.id and (o.phone = me.phone or o.nib = me.nib or (o.name % me.name and similarity(o.name, me.name) >= 0.5))
   order by (o.phone = me.phone) desc nulls last, (o.nib = me.nib) desc nulls last, similarity(o.name, me.name) desc limit 5`,
);
const officerName = statement<{ name: string }>(
  'merchants_officer_name',
  `select full_name as name from account where id = $1`,
);

const HINTS: Readonly<Record<Likeness, (name: string) => Words>> = {
  phone: (name) => ({
    id: `Nomor telepon sama dengan toko “${name}”.`,
    en: `The same phone number as the shop “${name}”.`,
  }),
  nib: (name) => ({ id: `NIB sama dengan toko “${name}”.`, en: `The same NIB as the shop “${name}”.` }),
  name: (name) => ({ id: `Nama mirip dengan toko “${name}”.`, en: `A name much like the shop “${name}”.` }),
};

/** A verification as an officer reads it: the shop, its papers, what it resembles, and what has happened. */
@Injectable()
export class Verifications {
  constructor(
    private readonly db: DataSource,
    private readonly applications: Applications,
    private readonly checklist: Checklist,
    private readonly shops: ShopsForStaff,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when there is no such case, or it was never sent. */
  async read(
    code: string,
    officer: Id<'Account'>,
    ctx: Pick<RequestContext, 'locale'>,
  ): Promise<VerificationCaseType | null> {
    const clean = asCaseCode(code);
    const found = clean && (await this.db.manager.findOneBy(ServiceCaseEntity, { code: clean, kind: 'verification' }));
    if (!found || !found.submittedAt || !found.promisedAt) return null;
    const shopId = found.subjectId as Id<'Shop'>;
    const now = this.clock.now();
    const holder = holderOf(found, now);
    const row = (await anyShop.row(this.db, [shopId]))!;
    const lines = await this.checklist.linesOf(this.db, row);
    return {
      code: found.code,
      state: found.state,
      shop: (await this.shops.one(shopId))!,
      submittedAt: found.submittedAt,
      promisedAt: found.promisedAt,
      overdue: isOverdue(found.state, found.promisedAt, now),
      lockedBy: holder && ((await officerName.row(this.db, [holder]))?.name ?? null),
      lockedByMe: holder === officer,
      requirements: await this.applications.items(this.db, row, lines, ctx),
      readyReasons: this.checklist.reasons.map((r) => ({ requirement: r.requirement, text: r.reason[ctx.locale] })),
      duplicateHints: await this.hints(shopId, ctx.locale),
      events: await staffEventsOf(this.db, found.id, ctx.locale),
    };
  }

  private async hints(shopId: Id<'Shop'>, locale: Locale): Promise<string[]> {
    return (await likeShops.rows(this.db, [shopId])).map(({ by, name }) => HINTS[by](name)[locale]);
  }
}
