import { createHash } from 'node:crypto';
import type { Clock, Id, TooManyTries } from '@lapak/kernel';
import { UploadRefused } from '@lapak/merchants-domain';
import { CLOCK, FILES, type Files, inspectUpload, newId, RateLimits, statement } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What POST /uploads answers. */
export interface Uploaded {
  readonly id: Id<'Upload'>;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}

const MAX_UNUSED_BYTES = 100_000_000;
const unusedBytes = statement<{ bytes: number }>(
  'merchants_unused_uploads',
  `select coalesce(sum(bytes), 0)::bigint as bytes from upload where account_id = $1 and used_at is null`,
);
const addUpload = statement(
  'merchants_add_upload',
  `insert into upload (id, account_id, file_key, mime, bytes, width, height, sha256, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/**
 * Keeps bytes from outside, when their content (never their name or declared type) is a still picture or a harmless
 * PDF. Pictures are made anew without EXIF and GPS, at most 2,000 px a side. They belong to the account until taken.
 * @returns the upload; UploadRefused with a sentence that says why; TooManyTries.
 */
@Injectable()
export class UploadFile {
  constructor(
    private readonly db: DataSource,
    private readonly limits: RateLimits,
    @Inject(FILES) private readonly files: Files,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(accountId: Id<'Account'>, sent: Buffer): Promise<Uploaded | UploadRefused | TooManyTries> {
    const tooMany = await this.limits.take('upload', accountId);
    if (tooMany) return tooMany;
    if ((await unusedBytes.row(this.db, [accountId]))!.bytes > MAX_UNUSED_BYTES) return new UploadRefused('quota');
    const seen = await inspectUpload(sent);
    if ('fault' in seen) return new UploadRefused(seen.fault);
    const now = this.clock.now();
    const id = newId<'Upload'>(now.getTime());
    const key = `uploads/${id}.${seen.extension}`;
    const { bytes, mime, width, height } = seen;
    const sha256 = createHash('sha256').update(bytes).digest();
    // The row first: a crash in between leaves a row that the sweep finds, never a file that nobody knows of.
    await addUpload.run(this.db, [id, accountId, key, mime, bytes.length, width, height, sha256, now]);
    await this.files.put(key, bytes, mime);
    return { id, mime, bytes: bytes.length, width, height };
  }
}
