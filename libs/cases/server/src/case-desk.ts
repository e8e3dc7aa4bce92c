import { asCaseCode, type CaseKind, CaseLocked, holderOf, lockFor, QueueEmpty } from '@lapak/cases-domain';
import { type Id, isProblem, MoveNotAllowed, NotFound } from '@lapak/kernel';
import { statement, type Tx } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { Cases } from './cases.js';
import { ServiceCaseEntity } from './service-case.entity.js';

const nameOf = statement<{ name: string }>('cases_officer_name', `select full_name as name from account where id = $1`);

// The office decides about others: a case of the officer's own is not there for them.
const nextFree = statement<{ id: Id<'Case'> }>(
  'cases_next_free',
  `select id from service_case
   where state in ('submitted', 'in_review') and kind = $1 and applicant_id <> $2 and (locked_until is null or locked_until <= $3)
   order by promised_at, id limit 1 for update skip locked`,
);

/** The officers' desk: who has which case open. Nobody waits for a lock; it says who holds it. */
@Injectable()
export class CaseDesk {
  constructor(private readonly cases: Cases) {}

  /** Opens a waiting case, for 15 minutes from the last deed; a submitted one goes into review. A decided one just opens. */
  async take(
    tx: Tx,
    code: string,
    officer: Id<'Account'>,
    now: Date,
  ): Promise<ServiceCaseEntity | CaseLocked | NotFound> {
    const found = await this.find(tx, code, officer);
    if (!found) return new NotFound();
    return (await this.lockedByOther(tx, found, officer, now)) ?? this.open(tx, found, officer, now);
  }

  /** The case whose promise ends first and that nobody has open. Two officers at once get two different ones. */
  async takeNext(tx: Tx, kind: CaseKind, officer: Id<'Account'>, now: Date): Promise<ServiceCaseEntity | QueueEmpty> {
    const next = await nextFree.row(tx, [kind, officer, now]);
    if (!next) return new QueueEmpty();
    return this.open(tx, await tx.findOneByOrFail(ServiceCaseEntity, { id: next.id }), officer, now);
  }

  /** Puts a case down; it stays in review for whoever takes it next. */
  async release(
    tx: Tx,
    code: string,
    officer: Id<'Account'>,
    now: Date,
  ): Promise<ServiceCaseEntity | CaseLocked | NotFound> {
    const found = await this.find(tx, code, officer);
    if (!found) return new NotFound();
    const other = await this.lockedByOther(tx, found, officer, now);
    if (other) return other;
    const free = { lockedBy: null, lockedUntil: null };
    await tx.update(ServiceCaseEntity, { id: found.id }, free);
    return Object.assign(found, free);
  }

  /** The case in review, locked for a deed of this officer, whose 15 minutes start anew. */
  async held(
    tx: Tx,
    code: string,
    officer: Id<'Account'>,
    now: Date,
  ): Promise<ServiceCaseEntity | CaseLocked | MoveNotAllowed | NotFound> {
    const found = await this.find(tx, code, officer);
    if (!found) return new NotFound();
    const other = await this.lockedByOther(tx, found, officer, now);
    if (other) return other;
    if (found.state !== 'in_review') return new MoveNotAllowed(found.state, 'decide', 'officer');
    return this.lock(tx, found, officer, now);
  }

  private find(tx: Tx, code: string, officer: Id<'Account'>): Promise<ServiceCaseEntity | null> {
    const clean = asCaseCode(code);
    if (!clean) return Promise.resolve(null);
    return tx
      .createQueryBuilder(ServiceCaseEntity, 'c')
      .setLock('pessimistic_write')
      .where(`c.code = :code and c.applicantId <> :officer and c.state <> 'draft'`, { code: clean, officer })
      .getOne();
  }

  private async lockedByOther(
    tx: Tx,
    found: ServiceCaseEntity,
    officer: Id<'Account'>,
    now: Date,
  ): Promise<CaseLocked | null> {
    const holder = holderOf(found, now);
    if (!holder || holder === officer) return null;
    return new CaseLocked((await nameOf.row(tx, [holder]))?.name ?? '');
  }

  private async open(tx: Tx, found: ServiceCaseEntity, officer: Id<'Account'>, now: Date): Promise<ServiceCaseEntity> {
    if (found.state === 'submitted') {
      const moved = await this.cases.move(tx, found, { move: 'take', by: 'officer', accountId: officer }, now);
      if (isProblem(moved)) throw new Error(moved.message); // the table says that a submitted case can be taken
    }
    return found.state === 'in_review' ? this.lock(tx, found, officer, now) : found;
  }

  private async lock(tx: Tx, found: ServiceCaseEntity, officer: Id<'Account'>, now: Date): Promise<ServiceCaseEntity> {
    const lock = lockFor(officer, now);
    await tx.update(ServiceCaseEntity, { id: found.id }, lock);
    return Object.assign(found, lock);
  }
}
