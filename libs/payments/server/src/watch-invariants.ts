import type { Clock } from '@lapak/kernel';
import { CLOCK, newId, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Broken, checkInvariants, type Invariant, INVARIANTS } from './invariants.js';

const oneAtATime = statement<{ mine: boolean }>(
  'payments_lock_watch',
  `select pg_try_advisory_xact_lock(hashtext('lapak invariants'), hashtext($1)) as mine`,
);
const see = statement<{ isNew: boolean }>(
  'payments_see_incident',
  `insert into incident (id, invariant, freezes_money, places, first_seen, last_seen) values ($1, $2, $3, $4, $5, $5)
   on conflict (invariant) where cleared_at is null do update set last_seen = excluded.last_seen, places = excluded.places
   returning xmax = 0 as "isNew"`,
);
const clear = statement<{ invariant: string }>(
  'payments_clear_incidents',
  `update incident set cleared_at = $2 where cleared_at is null and invariant = any($1::text[]) returning invariant`,
);

export interface Watched {
  /** Broken now and not a moment ago: tell somebody. */
  readonly opened: readonly Broken[];
  /** True again, by their ids. */
  readonly cleared: readonly string[];
}
const NOTHING: Watched = { opened: [], cleared: [] };

/**
 * Asks whether what must always be true is true, and keeps a row of incidents: one per invariant while it is broken. An
 * incident of money freezes the flow of money (see frozenMoney), never the site, until the books agree again.
 */
@Injectable()
export class WatchInvariants {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A second watcher at the same time does nothing. @returns what has changed since the last time */
  run(every: Invariant['every'], invariants: readonly Invariant[] = INVARIANTS): Promise<Watched> {
    const which = invariants.filter((one) => one.every === every);
    return this.transactor.run(async (tx) => {
      if (!(await oneAtATime.row(tx, [every]))!.mine) return NOTHING;
      const broken = await checkInvariants(tx, which);
      const now = this.clock.now();
      const opened: Broken[] = [];
      for (const one of broken) {
        const { freezesMoney } = which.find(({ id }) => id === one.id)!;
        const seen = await see.row(tx, [newId(), one.id, freezesMoney, JSON.stringify(one.what), now]);
        if (seen!.isNew) opened.push(one);
      }
      const fine = which.filter(({ id }) => !broken.some((one) => one.id === id)).map(({ id }) => id);
      const cleared = (await clear.rows(tx, [fine, now])).map(({ invariant }) => invariant);
      return { opened, cleared };
    });
  }
}
