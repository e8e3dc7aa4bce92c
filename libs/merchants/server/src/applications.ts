import { progressOf, progressType } from '@lapak/cases-server';
import { type Clock, type Id } from '@lapak/kernel';
import { isOpen, missingIn, oddity, type ShopState } from '@lapak/merchants-domain';
import { CLOCK, type RequestContext, statement, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Checklist, type Line } from './checklist.js';
import type { ApplicationType, DocumentInfoType, RequirementItemType } from './my-shop.graphql.js';
import type { MyShopRow } from './my-shop-rows.js';

interface DocumentRow {
  readonly id: Id<'Document'>;
  readonly requirementKey: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly uploadedAt: Date;
}

const documentsOf = statement<DocumentRow>(
  'merchants_documents',
  `select id, requirement_key as "requirementKey", mime, bytes, width, height, uploaded_at as "uploadedAt"
   from shop_document where shop_id = $1 and removed_at is null order by uploaded_at, id`,
);

const documentType = (row: DocumentRow): DocumentInfoType => ({
  id: row.id,
  kind: row.mime === 'application/pdf' ? 'pdf' : 'image',
  mime: row.mime,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  url: `/documents/${row.id}`,
  uploadedAt: row.uploadedAt,
});

/** An application as its own people and the office read it. */
@Injectable()
export class Applications {
  constructor(
    private readonly db: DataSource,
    private readonly checklist: Checklist,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Three statements: the lines, their documents, the newest case. */
  async of(shop: MyShopRow, ctx: Pick<RequestContext, 'locale'>): Promise<ApplicationType> {
    const lines = await this.checklist.linesOf(this.db, shop);
    const found = await progressOf(this.db, 'verification', shop.id);
    const progress = found && progressType(found, ctx.locale, this.clock.now());
    return {
      state: shop.state,
      caseCode: found?.code ?? null,
      promisedAt: progress?.promisedAt ?? null,
      requirements: await this.items(this.db, shop, lines, ctx),
      missing: missingIn(lines).map((requirement) => requirement.key),
      decisionReason: found?.decisionReason ?? null,
      progress,
    };
  }

  /** The checklist's lines with their documents, in the reader's language. One statement. */
  async items(
    on: DataSource | Tx,
    shop: { id: Id<'Shop'>; state: ShopState },
    lines: readonly Line[],
    ctx: Pick<RequestContext, 'locale'>,
  ): Promise<RequirementItemType[]> {
    const documents = await documentsOf.rows(on, [shop.id]);
    const formats = this.checklist.formats();
    return lines.map(({ requirement, item }) => ({
      key: requirement.key,
      kind: requirement.kind,
      label: requirement.label[ctx.locale],
      help: requirement.help[ctx.locale],
      required: requirement.required,
      status: item.status,
      text: item.text,
      attested: item.attestedAt !== null,
      documents: documents.filter((d) => d.requirementKey === requirement.key).map(documentType),
      reason: item.reason,
      warning: oddity(requirement.key, item.text, formats)?.[ctx.locale] ?? null,
      open: isOpen(shop.state, item),
    }));
  }
}
