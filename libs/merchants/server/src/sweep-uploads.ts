import type { Id } from '@lapak/kernel';
import { FILES, type Files, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';

const KEPT_HOURS = 24;
const oldest = statement<{ id: Id<'Upload'>; fileKey: string }>(
  'merchants_uploads_to_sweep',
  `select id, file_key as "fileKey" from upload where used_at is null and created_at < $1 order by created_at limit 200 for update skip locked`,
);
const forget = statement('merchants_forget_uploads', `delete from upload where id = any($1::uuid[])`);

/** Forgets uploads that nobody used within a day. Cron: hourly. */
@Injectable()
export class SweepUploads {
  constructor(
    private readonly transactor: Transactor,
    @Inject(FILES) private readonly files: Files,
  ) {}

  run(now: Date): Promise<number> {
    return this.transactor.run(async (tx) => {
      const old = await oldest.rows(tx, [new Date(now.getTime() - KEPT_HOURS * 3_600_000)]);
      // Files before rows: what a crash leaves behind is found again. Removing twice does no harm.
      for (const { fileKey } of old) await this.files.remove(fileKey);
      await forget.run(tx, [old.map((upload) => upload.id)]);
      return old.length;
    });
  }
}
