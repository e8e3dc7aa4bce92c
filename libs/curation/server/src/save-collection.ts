import { asId, cleanText, type Clock, type FieldFault, type Id, InvalidInput, NotFound, slugOf } from '@lapak/kernel';
import { CLOCK, newId, sqlState, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CollectionEntity } from './collection.entity.js';
import type { CollectionInput } from './curation.graphql.js';

/** More would not be curated any more. */
const MOST_ITEMS = 60;

const putItems = statement(
  'curation_put_items',
  `insert into collection_item (collection_id, product_id, sort)
   select $1, p.id, w.sort from unnest($2::uuid[]) with ordinality as w(id, sort) join product p on p.id = w.id`,
);
const dropItems = statement('curation_drop_items', `delete from collection_item where collection_id = $1`);
const dropCollection = statement('curation_drop_collection', `delete from collection where id = $1`);

const fault = (field: string, id: string, en: string): FieldFault => ({ field, words: { id, en } });

const readInput = (input: CollectionInput): CollectionEntity | InvalidInput => {
  const faults: FieldFault[] = [];
  const text = (field: 'titleId' | 'titleEn' | 'noteId' | 'noteEn', min: number, max: number): string => {
    const clean = cleanText(input[field], { min, max });
    if (clean === null)
      faults.push(fault(field, `Isi ${min} sampai ${max} huruf.`, `Write ${min} to ${max} characters.`));
    return clean ?? '';
  };
  const title = { id: text('titleId', 3, 80), en: text('titleEn', 0, 80) };
  const note = { id: text('noteId', 0, 300), en: text('noteEn', 0, 300) };
  const slug = slugOf(input.slug || input.titleId);
  if (slug.length < 3)
    faults.push(fault('slug', 'Alamat halaman minimal 3 huruf.', 'The page address needs at least 3 letters.'));
  const { startsAt = null, endsAt = null } = input;
  if (startsAt && endsAt && endsAt <= startsAt)
    faults.push(fault('endsAt', 'Tanggal selesai harus setelah tanggal mulai.', 'The end must be after the start.'));
  if (input.productIds.length > MOST_ITEMS)
    faults.push(fault('productIds', `Paling banyak ${MOST_ITEMS} produk.`, `At most ${MOST_ITEMS} products.`));
  if (input.sort < 0 || input.sort > 1_000)
    faults.push(fault('sort', 'Urutan 0 sampai 1000.', 'Order from 0 to 1000.'));
  if (faults.length > 0) return new InvalidInput(faults);
  return {
    id: newId(),
    slug,
    title,
    note,
    published: input.published,
    startsAt,
    endsAt,
    sort: input.sort,
  } as CollectionEntity;
};

@Injectable()
export class SaveCollection {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Saves a collection and its products in the order given; ids that are no product are left out. */
  async run(curator: Id<'Account'>, input: CollectionInput): Promise<CollectionEntity | InvalidInput | NotFound> {
    const read = readInput(input);
    if (read instanceof InvalidInput) return read;
    const known = input.id ? asId<'Collection'>(input.id) : null;
    if (input.id && !known) return new NotFound();
    try {
      return await this.transactor.run((tx) =>
        this.write(tx, curator, { ...read, ...(known && { id: known }) }, input.productIds, known !== null),
      );
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      return new InvalidInput([fault('slug', 'Alamat halaman ini sudah dipakai.', 'This page address is taken.')]);
    }
  }

  async remove(id: string): Promise<{ kind: 'Removed'; id: string } | NotFound> {
    const known = asId<'Collection'>(id);
    return this.transactor.run(async (tx) =>
      known && (await dropCollection.run(tx, [known])) > 0 ? { kind: 'Removed' as const, id: known } : new NotFound(),
    );
  }

  private async write(
    tx: Tx,
    curator: Id<'Account'>,
    row: CollectionEntity,
    productIds: readonly string[],
    exists: boolean,
  ): Promise<CollectionEntity | NotFound> {
    const full = { ...row, updatedAt: this.clock.now(), updatedBy: curator };
    if (exists) {
      const { affected } = await tx.update(CollectionEntity, row.id, full);
      if (!affected) return new NotFound();
      await dropItems.run(tx, [row.id]);
    } else await tx.insert(CollectionEntity, full);
    const ids = [...new Set(productIds.map((id) => asId<'Product'>(id)).filter((id) => id !== null))];
    await putItems.run(tx, [row.id, ids]);
    return full;
  }
}
