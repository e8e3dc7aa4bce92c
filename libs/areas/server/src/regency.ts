import type { Zone } from '@lapak/kernel';
import { CONFIG, type Config } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { loadRegencyProfile, type RegencyProfile } from './load-regency-profile.js';

/** The regency this installation serves (the variable REGENCY), read from its folder at start. */
@Injectable()
export class Regency {
  readonly profile: RegencyProfile;
  readonly zone: Zone;

  constructor(@Inject(CONFIG) config: Pick<Config, 'regency'>) {
    this.profile = loadRegencyProfile(config.regency);
    this.zone = { name: this.profile.timeZone, label: this.profile.zoneLabel };
  }

  /** The checklist of shop verification. */
  get requirements(): RegencyProfile['requirements'] {
    return this.profile.requirements;
  }
  /** Ready-made reasons for "needs fixing". */
  get reasons(): RegencyProfile['reasons'] {
    return this.profile.reasons;
  }
}
