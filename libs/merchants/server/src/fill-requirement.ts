import { Regency } from '@lapak/areas-server';
import { asId, type Clock, dayIn, type Id, type InvalidInput, isProblem, NotFound } from '@lapak/kernel';
import {
  addMonths,
  type ApplicationLocked,
  checklistFor,
  computedHolds,
  type Filled,
  fillRequirement,
  LEGALISATION,
  MAX_DOCUMENTS,
  type RequirementItem,
} from '@lapak/merchants-domain';
import { CLOCK, newId, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Checklist } from './checklist.js';
import { itemsOf, myShopLocked, type MyShopRow } from './my-shop-rows.js';
import { ShopDocumentEntity, ShopEntity } from './shop.entity.js';
import { Uploads } from './uploads.js';

export interface RequirementAnswer {
  readonly shopId: string;
  readonly key: string;
  readonly text?: string | null;
  readonly uploadIds?: readonly string[] | null;
  readonly attested?: boolean | null;
}

const keepItem = statement(
  'merchants_keep_item',
  `insert into requirement_item (shop_id, key, status, text, attested_at, reason) values ($1, $2, 'filled', $3, $4, $5)
   on conflict (shop_id, key) do update set status = 'filled', text = excluded.text, attested_at = excluded.attested_at, reason = excluded.reason`,
);
const heldDocuments = statement<{ held: number }>(
  'merchants_documents_held',
  `select count(*)::int as held from shop_document where shop_id = $1 and requirement_key = $2 and removed_at is null`,
);
const removeDocuments = statement(
  'merchants_documents_replaced',
  `update shop_document set removed_at = $3 where shop_id = $1 and requirement_key = $2 and removed_at is null`,
);

/**
 * Answers one requirement of a shop's application: a text, uploaded documents, or a tick. After a fix request only
 * what was sent back is open. New documents take the place of the earlier ones.
 */
@Injectable()
export class FillRequirement {
  constructor(
    private readonly transactor: Transactor,
    private readonly checklist: Checklist,
    private readonly uploads: Uploads,
    private readonly regency: Regency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    accountId: Id<'Account'>,
    answer: RequirementAnswer,
  ): Promise<{ shopId: Id<'Shop'> } | InvalidInput | ApplicationLocked | NotFound> {
    const id = asId<'Shop'>(answer.shopId);
    if (!id) return new NotFound();
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const shop = await myShopLocked.row(tx, [id, accountId]);
      if (!shop) return new NotFound();
      const line = checklistFor(this.checklist.requirements, shop, await itemsOf(tx, id)).find(
        (l) => l.requirement.key === answer.key,
      );
      if (!line) return new NotFound();
      const uploadIds = [...new Set(answer.uploadIds ?? [])].slice(0, MAX_DOCUMENTS + 1);
      const { held } = (await heldDocuments.row(tx, [id, answer.key]))!;
      const filled = fillRequirement(shop.state, line.requirement, line.item, {
        text: answer.text ?? null,
        attested: answer.attested ?? false,
        uploads: uploadIds.length,
        held,
        holds: computedHolds(answer.key, shop),
      });
      if (isProblem(filled)) return filled;
      if (line.requirement.kind === 'document' && uploadIds.length > 0) {
        const refused = await this.replaceDocuments(tx, id, answer.key, accountId, uploadIds, now);
        if (refused) return refused;
      }
      await this.keep(tx, shop, line.item, filled, now);
      return { shopId: id };
    });
  }

  private async replaceDocuments(
    tx: Tx,
    shopId: Id<'Shop'>,
    key: string,
    accountId: Id<'Account'>,
    uploadIds: readonly string[],
    now: Date,
  ): Promise<NotFound | null> {
    await removeDocuments.run(tx, [shopId, key, now]);
    for (const uploadId of uploadIds) {
      const taken = await this.uploads.take(tx, accountId, uploadId);
      if (isProblem(taken)) return taken;
      const { fileKey, mime, bytes, width, height, sha256 } = taken;
      await tx.insert(ShopDocumentEntity, {
        id: newId<'Document'>(now.getTime()),
        shopId,
        requirementKey: key,
        fileKey,
        mime,
        bytes,
        width,
        height,
        sha256,
        uploadedBy: accountId,
        uploadedAt: now,
        removedAt: null,
      });
    }
    return null;
  }

  private async keep(
    tx: Tx,
    shop: MyShopRow,
    item: RequirementItem,
    { text, attested }: Filled,
    now: Date,
  ): Promise<void> {
    await keepItem.run(tx, [
      shop.id,
      item.key,
      text,
      attested ? now : null,
      shop.state === 'needs_fix' ? item.reason : null,
    ]);
    if (item.key !== LEGALISATION) return;
    const { zone, profile } = this.regency;
    const deadline = addMonths(dayIn(zone.name, shop.registeredAt), profile.legalisation.sellWithoutNibMonths);
    await tx.update(
      ShopEntity,
      { id: shop.id },
      text
        ? { legalStatus: 'nib', nib: text, legalisationDeadline: null }
        : { legalStatus: 'in_process', nib: null, legalisationDeadline: deadline },
    );
  }
}
