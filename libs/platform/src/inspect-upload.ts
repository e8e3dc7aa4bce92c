import { inflateSync } from 'node:zlib';
import sharp from 'sharp';

// libvips keeps no cache and one thread per picture: a burst of uploads must not take the machine.
sharp.cache(false);
sharp.concurrency(1);

export const UPLOAD_MAX_BYTES = 10 * 1024 * 1024;
const PDF_MAX_BYTES = 5 * 1024 * 1024;
const MAX_PIXELS = 24_000_000;
const MIN_SIDE = 50;
/** Longer side of what is kept: a page of text stays readable, a photo is no larger than any screen needs. */
const KEPT_SIDE = 2_000;
const MAX_UNPACKED = 20_000_000;

/** Why bytes from outside are not kept. */
export interface UploadFaulty {
  readonly fault:
    'type' | 'heic' | 'tooBig' | 'pdfTooBig' | 'tooManyPixels' | 'tooSmall' | 'animated' | 'unreadable' | 'activePdf';
}
/** Bytes that are safe to keep and to show. */
export interface InspectedUpload {
  readonly bytes: Buffer;
  readonly mime: 'image/webp' | 'application/pdf';
  readonly extension: 'webp' | 'pdf';
  readonly width: number | null;
  readonly height: number | null;
}

type Content = 'image' | 'pdf' | 'heic';

const brandOf = (bytes: Buffer): string =>
  bytes.toString('latin1', 4, 8) === 'ftyp' ? bytes.toString('latin1', 8, 12) : '';

/** What the bytes are by their first signature. What a sender calls them is never asked. */
const contentOf = (bytes: Buffer): Content | null => {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n')) return 'image';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image';
  if (head.startsWith('%PDF-')) return 'pdf';
  const brand = brandOf(bytes);
  if (brand === 'avif' || brand === 'avis') return 'image';
  return /^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand) ? 'heic' : null;
};

/**
 * Decodes a picture and writes it anew: turned upright, at most 2,000 px a side, without EXIF, GPS or anything that
 * was appended or hidden behind it. Its size is read from the header before a pixel is decoded.
 */
const remake = async (bytes: Buffer): Promise<InspectedUpload | UploadFaulty> => {
  // `error`: warnings are usual in photos of real phones; what is truncated or broken is refused.
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 } as const;
  try {
    const { width = 0, height = 0, pages = 1 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { fault: 'tooManyPixels' };
    if (Math.min(width, height) < MIN_SIDE) return { fault: 'tooSmall' };
    if (pages > 1) return { fault: 'animated' };
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .resize(KEPT_SIDE, KEPT_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 86, effort: 3 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: 'image/webp', extension: 'webp', width: info.width, height: info.height };
  } catch {
    // Not a bug of ours: these are somebody's broken bytes.
    return { fault: 'unreadable' };
  }
};

/** In a PDF a name may spell any letter as #xx. */
const spelled = (name: string): string =>
  [...name]
    .map(
      (c) =>
        `(?:${c}|#${c
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/g, (h) => `[${h}${h.toUpperCase()}]`)})`,
    )
    .join('');

// Short names such as /JS and /AA occur by chance in packed pictures; what they lead to always has one of these.
const ACTIVE = new RegExp(
  `/(?:${['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia', 'XFA', 'SubmitForm', 'ImportData', 'GoToE', 'Encrypt'].map(spelled).join('|')})`,
);
const PACKED = new RegExp(`/${spelled('ObjStm')}`, 'g');
const PARAMETERS = new RegExp(`/${spelled('DecodeParms')}|/DP(?![A-Za-z])`);
const MAX_PACKED = 2_000;
/** Characters of a stream's dictionary, either side of a name in it. */
const MAX_DICTIONARY = 4_096;

/** The objects that a PDF keeps packed, unpacked; null when they cannot be looked at. No byte is read twice. */
const packedObjects = (bytes: Buffer, text: string): string[] | null => {
  const found: string[] = [];
  let left = MAX_UNPACKED;
  let to = 0;
  for (const match of text.matchAll(PACKED)) {
    const before = text.slice(Math.max(0, match.index - MAX_DICTIONARY), match.index);
    const after = text.slice(match.index, match.index + MAX_DICTIONARY);
    const stream = after.indexOf('stream');
    const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj'))) + after.slice(0, Math.max(0, stream));
    // Streams that lie in each other would be read again and again.
    if (stream < 0 || match.index < to || found.length >= MAX_PACKED || PARAMETERS.test(dictionary)) return null;
    const start = match.index + stream;
    const from = start + (text[start + 6] === '\r' ? 8 : 7);
    to = text.indexOf('endstream', from);
    if (to < 0) return null;
    try {
      const unpacked = inflateSync(bytes.subarray(from, to), { maxOutputLength: Math.max(1, left) });
      left -= unpacked.length;
      found.push(unpacked.toString('latin1'));
    } catch {
      return null;
    }
  }
  return found;
};

/** A PDF is kept as it is, when it is whole and does nothing by itself: no script, launch, attachment, form or lock. */
const inspectPdf = (bytes: Buffer): InspectedUpload | UploadFaulty => {
  if (bytes.length > PDF_MAX_BYTES) return { fault: 'pdfTooBig' };
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text) || !/%%EOF\s*$/.test(text.slice(-64))) return { fault: 'unreadable' };
  const packed = packedObjects(bytes, text);
  if (packed === null || [text, ...packed].some((part) => ACTIVE.test(part))) return { fault: 'activePdf' };
  return { bytes, mime: 'application/pdf', extension: 'pdf', width: null, height: null };
};

/** Checks bytes from outside by their content, and answers what may be kept of them. */
export const inspectUpload = async (bytes: Buffer): Promise<InspectedUpload | UploadFaulty> => {
  if (bytes.length > UPLOAD_MAX_BYTES) return { fault: 'tooBig' };
  const content = contentOf(bytes);
  if (content === 'image') return remake(bytes);
  if (content === 'pdf') return inspectPdf(bytes);
  return { fault: content ?? 'type' };
};
