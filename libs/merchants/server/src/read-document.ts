import { asId, type Clock } from '@lapak/kernel';
import { CLOCK, FILES, type Files, type RequestContext, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface ReadableDocument {
  readonly bytes: Buffer;
  readonly mime: string;
  /** Ours, not the sender's. */
  readonly name: string;
}

const visible = statement<{ fileKey: string; mime: string }>(
  'merchants_visible_document',
  `select d.file_key as "fileKey", d.mime
   from shop_document d left join shop_member m on m.shop_id = d.shop_id and m.account_id = $2
   where d.id = $1 and d.removed_at is null and ($3 or m.account_id is not null)`,
);
const logView = statement(
  'merchants_log_view',
  `insert into document_view (document_id, account_id, at) values ($1, $2, $3)`,
);

/**
 * A private document's bytes: for the shop's own people, and for verifiers, whose every view is written down first.
 * @returns null when there is no such document or the viewer may not see it.
 */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly db: DataSource,
    @Inject(FILES) private readonly files: Files,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(ctx: RequestContext, documentId: string): Promise<ReadableDocument | null> {
    const id = asId<'Document'>(documentId);
    if (!id || !ctx.viewer) return null;
    const { accountId, duties, secondFactor } = ctx.viewer;
    const officer = ctx.app === 'staff' && secondFactor && (duties.includes('verifier') || duties.includes('admin'));
    const found = await visible.row(this.db, [id, accountId, officer]);
    if (!found) return null;
    if (officer) await logView.run(this.db, [id, accountId, this.clock.now()]);
    const bytes = await this.files.get(found.fileKey);
    return bytes && { bytes, mime: found.mime, name: `${id}.${found.mime === 'application/pdf' ? 'pdf' : 'webp'}` };
  }
}
