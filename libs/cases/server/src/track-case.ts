import { asCaseCode } from '@lapak/cases-domain';
import type { TooManyTries } from '@lapak/kernel';
import { RateLimits } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { progressByCode, type ProgressRow } from './case-progress.js';

/** Public progress by code and the last four digits of the applicant's phone: no session, ten wrong looks a minute per address, thirty an hour per code. */
@Injectable()
export class TrackCase {
  constructor(
    private readonly db: DataSource,
    private readonly limits: RateLimits,
  ) {}

  /** @returns null when there is no such pair, whichever half is wrong. */
  async run(code: string, phoneLast4: string, ip: string): Promise<ProgressRow | TooManyTries | null> {
    const clean = asCaseCode(code);
    const tooMany = await this.limits.guess(ip, clean ?? code);
    if (tooMany) return tooMany;
    const digits = phoneLast4.trim();
    if (!clean || !/^\d{4}$/.test(digits)) return null;
    const found = await progressByCode.row(this.db, [clean, digits]);
    if (found) await this.limits.guessedRight(ip, clean);
    return found;
  }
}
