import { statement } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How many products there are up to the end of each tier but the last: what a search of a common word has to read. */
export const TIERS = [2_500, 10_000, 40_000] as const;
/** The tier of everything older. */
export const LAST_TIER = TIERS.length;

const edge = (places: number): string =>
  `(select published_at from product where listed order by published_at desc, id desc offset ${places} limit 1)`;

/** Moves what is no longer among the newest into the tier behind; $1 is how many at most. */
export const ageProducts = TIERS.map((places, tier) => statement(`catalog_age_${tier}`, aged(tier, edge(places))));

function aged(tier: number, before: string): string {
  return `update product set tier = ${tier + 1} where id in (
    select id from product where listed and tier = ${tier} and published_at <= ${before}
    order by published_at limit $1 for no key update skip locked)`;
}

/** Hourly. A search reads the newest tier first and goes on only while it has too little, so it costs the same at any size. */
@Injectable()
export class AgeProducts {
  constructor(private readonly db: DataSource) {}

  async run(): Promise<void> {
    for (const step of ageProducts) while ((await step.run(this.db, [500])) === 500);
  }
}
