import { asId, cleanText, type Clock, type FieldFault, type Id, InvalidInput, NotFound } from '@lapak/kernel';
import { Shops } from '@lapak/merchants-server';
import { CLOCK, newId, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { FeatureEntity } from './collection.entity.js';
import { type FeatureInput, FeatureOverlaps } from './curation.graphql.js';

const LONGEST_DAYS = 92;

const clash = statement<{ name: string }>(
  'curation_feature_clash',
  `select s.name from feature f join shop s on s.id = f.shop_id
   where f.removed_at is null and f.id <> $1 and f.starts_at < $3 and f.ends_at > $2 limit 1`,
);
/** One schedule, one writer at a time: two officers cannot fill the same week. */
const lockSchedule = statement('curation_lock_schedule', `select pg_advisory_xact_lock(hashtext('curation feature'))`);
const removeFeature = statement(
  'curation_remove_feature',
  `update feature set removed_at = $2 where id = $1 and removed_at is null`,
);

const fault = (field: string, id: string, en: string): FieldFault => ({ field, words: { id, en } });

const readInput = (
  input: FeatureInput,
): Pick<FeatureEntity, 'headline' | 'story' | 'reason' | 'startsAt' | 'endsAt'> | InvalidInput => {
  const faults: FieldFault[] = [];
  const text = (field: keyof FeatureInput, min: number, max: number, lines = false): string => {
    const clean = cleanText(input[field] as string, { min, max, lines });
    if (clean === null)
      faults.push(fault(field, `Isi ${min} sampai ${max} huruf.`, `Write ${min} to ${max} characters.`));
    return clean ?? '';
  };
  const headline = { id: text('headlineId', 5, 120), en: text('headlineEn', 0, 120) };
  const story = { id: text('storyId', 40, 4_000, true), en: text('storyEn', 0, 4_000, true) };
  const reason = { id: text('reasonId', 10, 400), en: text('reasonEn', 0, 400) };
  const days = (input.endsAt.getTime() - input.startsAt.getTime()) / 86_400_000;
  if (days <= 0)
    faults.push(fault('endsAt', 'Tanggal selesai harus setelah tanggal mulai.', 'The end must be after the start.'));
  if (days > LONGEST_DAYS)
    faults.push(
      fault(
        'endsAt',
        'Paling lama tiga bulan, agar toko lain mendapat giliran.',
        'At most three months, so that others get their turn.',
      ),
    );
  return faults.length > 0
    ? new InvalidInput(faults)
    : { headline, story, reason, startsAt: input.startsAt, endsAt: input.endsAt };
};

@Injectable()
export class SaveFeature {
  constructor(
    private readonly transactor: Transactor,
    private readonly shops: Shops,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Features an approved shop for a period, with a told story and a stated reason. Periods never overlap. */
  run(
    curatorId: Id<'Account'>,
    input: FeatureInput,
  ): Promise<FeatureEntity | InvalidInput | FeatureOverlaps | NotFound> {
    return this.transactor.run(async (tx) => {
      const read = readInput(input);
      if (read instanceof InvalidInput) return read;
      const shopId = asId<'Shop'>(input.shopId);
      const shop = shopId && (await this.shops.forTrade(tx, [shopId])).get(shopId);
      if (!shopId || shop?.state !== 'approved') return new NotFound();
      const known = input.id ? asId<'Feature'>(input.id) : null;
      if (input.id && !known) return new NotFound();
      await lockSchedule.rows(tx);
      const id = known ?? newId<'Feature'>();
      const other = await clash.row(tx, [id, read.startsAt, read.endsAt]);
      if (other) return new FeatureOverlaps(other.name);
      return this.write(
        tx,
        { id, shopId, curatorId, ...read, createdAt: this.clock.now(), removedAt: null },
        known !== null,
      );
    });
  }

  async remove(id: string): Promise<{ kind: 'Removed'; id: string } | NotFound> {
    const known = asId<'Feature'>(id);
    return this.transactor.run(async (tx) =>
      known && (await removeFeature.run(tx, [known, this.clock.now()])) > 0
        ? { kind: 'Removed' as const, id: known }
        : new NotFound(),
    );
  }

  private async write(tx: Tx, row: FeatureEntity, exists: boolean): Promise<FeatureEntity | NotFound> {
    if (!exists) await tx.insert(FeatureEntity, row);
    else if (!(await tx.update(FeatureEntity, row.id, row)).affected) return new NotFound();
    return row;
  }
}
