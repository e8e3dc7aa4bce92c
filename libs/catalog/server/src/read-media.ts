import { mediaName } from '@lapak/catalog-domain';
import { FILES, type Files } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { MIME } from './pictures.js';

/** Public pictures by file name. Their content never changes under a name, so they may be cached for good. */
@Injectable()
export class ReadMedia {
  constructor(@Inject(FILES) private readonly files: Files) {}

  /** @param name `{key}-{width}.{avif|webp}`. @returns null when it is not such a name or there is no such file. */
  async run(name: string): Promise<{ bytes: Buffer; mime: string } | null> {
    const asked = mediaName(name);
    if (!asked) return null;
    for (const format of asked.format === 'avif' ? (['avif', 'webp'] as const) : (['webp'] as const)) {
      const bytes = await this.files.get(`media/${asked.key}-${asked.width}.${format}`);
      if (bytes) return { bytes, mime: MIME[format] };
    }
    return null;
  }
}
