import { type Id, type Locale, Problem } from '@lapak/kernel';

/** An officer who opens a case has it to themselves for this long after their last deed. */
export const LOCK_MINUTES = 15;

export interface CaseLock {
  readonly lockedBy: Id<'Account'> | null;
  readonly lockedUntil: Date | null;
}

/** Who has the case open now; null when nobody has, or the lock has run out. */
export const holderOf = (lock: CaseLock, now: Date): Id<'Account'> | null =>
  lock.lockedBy && lock.lockedUntil && now < lock.lockedUntil ? lock.lockedBy : null;

export const lockFor = (officer: Id<'Account'>, now: Date): CaseLock => ({
  lockedBy: officer,
  lockedUntil: new Date(now.getTime() + LOCK_MINUTES * 60_000),
});

export class CaseLocked extends Problem {
  readonly kind = 'CaseLocked';
  constructor(readonly by: string) {
    super();
  }
  say(locale: Locale): string {
    return locale === 'id'
      ? `Sedang dibuka oleh ${this.by}. Pilih pengajuan lain, atau tunggu sampai selesai.`
      : `${this.by} has this one open. Take another, or wait until they are done.`;
  }
}

export class QueueEmpty extends Problem {
  readonly kind = 'QueueEmpty';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Tidak ada pengajuan yang menunggu. Terima kasih!'
      : 'No application is waiting. Thank you!';
  }
}
