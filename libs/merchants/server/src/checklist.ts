import { Regency } from '@lapak/areas-server';
import { type Clock, dayIn, type Id, type Words } from '@lapak/kernel';
import {
  checklistFor,
  type FormatContext,
  type Requirement,
  type RequirementItem,
  type ShopFacts,
  unknownComputed,
} from '@lapak/merchants-domain';
import { CLOCK, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { itemsOf } from './my-shop-rows.js';

export interface ReadyReasonRow {
  readonly key: string;
  readonly requirement: string;
  readonly reason: Words;
}

export interface Line {
  readonly requirement: Requirement;
  readonly item: RequirementItem;
}

/** The regency's list of what a shop must show before it opens. */
@Injectable()
export class Checklist {
  readonly requirements: readonly Requirement[];
  readonly reasons: readonly ReadyReasonRow[];

  constructor(
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.requirements = regency.requirements;
    this.reasons = regency.reasons;
    const unknown = unknownComputed(this.requirements);
    if (unknown.length > 0)
      throw new Error(
        `requirements.json: nobody computes ${unknown.join(', ')}; the kind "computed" knows owner and address`,
      );
  }

  find(key: string): Requirement | null {
    return this.requirements.find((requirement) => requirement.key === key) ?? null;
  }

  /** The lines that concern this shop, with how far each is. One statement. */
  async linesOf(on: DataSource | Tx, shop: ShopFacts & { readonly id: Id<'Shop'> }): Promise<Line[]> {
    return checklistFor(this.requirements, shop, await itemsOf(on, shop.id));
  }

  /** What numbers of permits are compared with. */
  formats(): FormatContext {
    const { profile, zone } = this.regency;
    return {
      regencyDigits: profile.code.replaceAll('.', ''),
      provinceDigits: profile.province.code,
      today: dayIn(zone.name, this.clock.now()),
    };
  }
}
