import { createHash } from 'node:crypto';
import { PICTURE_FORMATS, type PictureFormat, type PictureJson, widthsFor } from '@lapak/catalog-domain';
import type { Id } from '@lapak/kernel';
import { enqueue, FILES, type Files, statement, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { DataSource } from 'typeorm';

// One thread a picture and no cache: pictures of many merchants at once must not take the machine.
sharp.cache(false);
sharp.concurrency(1);

/** Most bytes of a file by its width: a page of cards on a slow line, and one large photo. */
const MOST_BYTES: readonly (readonly [width: number, bytes: number])[] = [
  [160, 10_000],
  [320, 25_000],
  [640, 45_000],
  [1_280, 80_000],
];
const START = { webp: 76, avif: 52 } as const;
const LEAST_QUALITY = 24;
const BLUR_BYTES = 400;
/** Raised when the recipe changes: the same photo then gets another key, and no browser shows the old one. */
const RECIPE = 1;

/** The worker's task that makes what is slow to make. */
export const MAKE_PICTURE = 'make_picture';
export interface MakePictureJob {
  readonly key: string;
  readonly fileKey: string;
}

export interface PreparedPicture extends PictureJson {
  readonly uploadId: string;
  readonly fileKey: string;
}

const uploadOf = statement<{ fileKey: string; sha256: Buffer; width: number; height: number }>(
  'catalog_upload',
  `select file_key as "fileKey", sha256, width, height from upload
   where id = $1 and account_id = $2 and used_at is null and mime like 'image/%'`,
);

const encode = async (source: Buffer, width: number, format: PictureFormat): Promise<Buffer> => {
  const limit = MOST_BYTES.find(([w]) => width <= w)?.[1] ?? 80_000;
  const resized = sharp(source, { failOn: 'error', limitInputPixels: 24_000_000, pages: 1 }).resize({
    width,
    withoutEnlargement: true,
  });
  for (let quality: number = START[format]; ; quality -= 14) {
    const made = await resized
      .clone()
      .toFormat(format, { quality: Math.max(quality, LEAST_QUALITY), effort: format === 'avif' ? 3 : 4 })
      .timeout({ seconds: 20 })
      .toBuffer();
    if (made.length <= limit || quality <= LEAST_QUALITY) return made;
  }
};

const blurOf = async (source: Buffer): Promise<string> => {
  for (let size = 16; ; size -= 4) {
    const tiny = await sharp(source, { pages: 1 })
      .resize(size, size, { fit: 'inside' })
      .webp({ quality: 20, alphaQuality: 0 })
      .toBuffer();
    const uri = `data:image/webp;base64,${tiny.toString('base64')}`;
    if (uri.length <= BLUR_BYTES || size <= 4) return uri;
  }
};

const fileOf = (key: string, width: number, format: PictureFormat): string => `media/${key}-${width}.${format}`;

/** Photographs of products: every size, without EXIF or place, under a key made of their content. */
@Injectable()
export class Pictures {
  constructor(
    private readonly db: DataSource,
    @Inject(FILES) private readonly files: Files,
  ) {}

  /**
   * Makes the WebP sizes of an upload (in libvips' threads, about a tenth of a second), so that its maker sees it at once.
   * Nothing is used up yet: the upload is taken when the product is saved. Null when it is not the account's to use.
   */
  async prepare(
    accountId: Id<'Account'>,
    productId: Id<'Product'>,
    uploadId: Id<'Upload'>,
    alt: string,
  ): Promise<PreparedPicture | null> {
    const upload = await uploadOf.row(this.db, [uploadId, accountId]);
    const source = upload && (await this.files.get(upload.fileKey));
    if (!upload || !source) return null;
    const key = createHash('sha256').update(`${RECIPE} ${productId} `).update(upload.sha256).digest('hex').slice(0, 32);
    const widths = widthsFor(upload.width);
    for (const width of widths)
      await this.files.put(fileOf(key, width, 'webp'), await encode(source, width, 'webp'), 'image/webp');
    const blur = await blurOf(source);
    return { key, width: upload.width, height: upload.height, blur, alt, widths, uploadId, fileKey: upload.fileKey };
  }

  /** AVIF takes ten times as long: the worker makes it once the product is saved; until then WebP is sent in its place. */
  later(tx: Tx, pictures: readonly PreparedPicture[]): Promise<void> {
    return enqueue(
      tx,
      pictures.map(({ key, fileKey }) => ({
        identifier: MAKE_PICTURE,
        payload: { key, fileKey } satisfies MakePictureJob,
        jobKey: `${MAKE_PICTURE}:${key}`,
        queueName: 'pictures',
      })),
    );
  }
}

/** The task `make_picture`. Safe to run twice: the same files come out. */
@Injectable()
export class MakePicture {
  constructor(@Inject(FILES) private readonly files: Files) {}

  async run({ key, fileKey }: MakePictureJob): Promise<void> {
    const source = await this.files.get(fileKey);
    if (!source) return;
    const { width = 0 } = await sharp(source).metadata();
    for (const w of widthsFor(width))
      await this.files.put(fileOf(key, w, 'avif'), await encode(source, w, 'avif'), 'image/avif');
  }
}

export const MIME: Record<PictureFormat, string> = Object.fromEntries(
  PICTURE_FORMATS.map((f) => [f, `image/${f}`]),
) as Record<PictureFormat, string>;
