import { asId, type Clock, type Id, NotFound } from '@lapak/kernel';
import { CLOCK, statement, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';

/** Bytes that were checked and stored, now somebody's picture or document. */
export interface TakenUpload {
  readonly id: Id<'Upload'>;
  readonly fileKey: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: Buffer;
}

const takeUpload = statement<TakenUpload>(
  'merchants_take_upload',
  `update upload set used_at = $3 where id = $1 and account_id = $2 and used_at is null
   returning id, file_key as "fileKey", mime, bytes, width, height, sha256`,
);

/** Hands an upload on to what it was made for, once. */
@Injectable()
export class Uploads {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @returns the stored file, from now on the caller's; NotFound when it is somebody else's, used already, or not there. */
  async take(tx: Tx, accountId: Id<'Account'>, uploadId: string): Promise<TakenUpload | NotFound> {
    const id = asId<'Upload'>(uploadId);
    return (id && (await takeUpload.row(tx, [id, accountId, this.clock.now()]))) ?? new NotFound();
  }
}
