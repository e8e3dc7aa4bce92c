import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { inspectUpload } from './inspect-upload.js';

const photo = (width = 80, height = 60) => sharp({ create: { width, height, channels: 3, background: '#2a6f5e' } });
const pdf = (body: string): Buffer => Buffer.from(`%PDF-1.7\n${body}\ntrailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
const fault = async (bytes: Buffer): Promise<string> => {
  const seen = await inspectUpload(bytes);
  return 'fault' in seen ? seen.fault : `kept as ${seen.mime}`;
};

/** A PNG that declares a size it does not have. */
const declaring = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

test('a photo of every kind becomes a WebP that says its size', async () => {
  for (const kind of ['jpeg', 'png', 'webp', 'avif'] as const) {
    expect(await inspectUpload(await photo().toFormat(kind).toBuffer())).toMatchObject({
      mime: 'image/webp',
      width: 80,
      height: 60,
    });
  }
});

test('a photo loses where it was taken, is turned upright and is no larger than 2,000 px', async () => {
  const taken = await photo(3_000, 1_500)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD3: { GPSLatitudeRef: 'S' } })
    .jpeg()
    .toBuffer();
  expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('S');
  const kept = await inspectUpload(taken);
  expect(kept).toMatchObject({ width: 1_000, height: 2_000 });
  const { exif, orientation } = await sharp((kept as { bytes: Buffer }).bytes).metadata();
  expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined });
});

test('a hundred megapixels are refused by the header, before a pixel is decoded', async () => {
  expect(await fault(declaring(10_000, 10_000))).toBe('tooManyPixels');
  expect(await fault(declaring(2_000_000_000, 2_000_000_000))).toMatch(/tooManyPixels|unreadable/);
  expect(await fault(await photo(40, 4_000).png().toBuffer())).toBe('tooSmall');
});

test('a picture with something hidden behind it comes out as the picture only', async () => {
  const script = '<script>alert(1)</script>PK\x03\x04%PDF-1.7';
  for (const kind of ['jpeg', 'png', 'webp'] as const) {
    const kept = await inspectUpload(
      Buffer.concat([await photo().toFormat(kind).toBuffer(), Buffer.from(script, 'latin1')]),
    );
    expect(kept).toMatchObject({ mime: 'image/webp' });
    expect((kept as { bytes: Buffer }).bytes.toString('latin1')).not.toContain('script');
  }
});

test('SVG, HTML, archives, programs, GIF and empty files are refused whatever they are called', async () => {
  const others = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    '<?xml version="1.0"?><svg/>',
    '<!doctype html><h1>x',
    'PK\x03\x04',
    '\x7fELF',
    'GIF89a',
    '',
    ' %PDF-1.7 %%EOF',
    '\xef\xbb\xbf<svg/>',
  ];
  for (const text of others) expect(await fault(Buffer.from(text, 'latin1'))).toBe('type');
  expect(await fault(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'))).toBe('heic');
});

test('moving, truncated and oversized pictures are refused', async () => {
  const stills = [await photo().negate().png().toBuffer(), await photo().png().toBuffer()];
  const frames = await sharp(stills, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  expect((await sharp(frames).metadata()).pages).toBe(2);
  expect(await fault(frames)).toBe('animated');
  const whole = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 120, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  expect(await fault(whole.subarray(0, whole.length / 2))).toBe('unreadable');
  expect(await fault(Buffer.alloc(10 * 1024 * 1024 + 1))).toBe('tooBig');
});

test('a plain PDF is kept as it is; one that acts, carries or locks is refused', async () => {
  const plain = pdf('1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] >> endobj');
  expect(await inspectUpload(plain)).toMatchObject({ mime: 'application/pdf', bytes: plain });
  for (const active of [
    '/S /JavaScript /JS (app.alert(1))',
    '/S /Java#53cript',
    '/S /L#61unch',
    '/Type /EmbeddedFile',
    '/EmbeddedFiles 3 0 R',
    '/XFA 5 0 R',
    '/Encrypt 9 0 R',
  ]) {
    expect(await fault(pdf(`1 0 obj << ${active} >> endobj`))).toBe('activePdf');
  }
  expect(await fault(Buffer.from('%PDF-1.7\nno end'))).toBe('unreadable');
  expect(await fault(Buffer.concat([plain, Buffer.from('PK\x03\x04<script>'), Buffer.alloc(80)]))).toBe('unreadable');
  expect(await fault(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024)]))).toBe('pdfTooBig');
});

test('what a PDF keeps packed is unpacked and looked at', async () => {
  const packed = (objects: string, dictionary = '/Filter /FlateDecode'): Buffer => {
    const data = deflateSync(Buffer.from(objects)).toString('latin1');
    return pdf(
      `4 0 obj << /Type /ObjStm /N 1 ${dictionary} /Length ${data.length} >> stream\n${data}\nendstream endobj`,
    );
  };
  expect(await fault(packed('1 0 << /Type /Font >>'))).toBe('kept as application/pdf');
  expect(await fault(packed('1 0 << /S /JavaScript /JS (x) >>'))).toBe('activePdf');
  expect(await fault(packed('1 0 << /Type /Font >>', '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'))).toBe(
    'activePdf',
  );
  expect(await fault(pdf('4 0 obj << /Type /ObjStm >> stream\nnot deflated\nendstream endobj'))).toBe('activePdf');
});

test('a PDF that says two thousand times that something is packed takes no longer than another', async () => {
  const stream = `stream\n${deflateSync(Buffer.from('1 0')).toString('latin1')}\nendstream`;
  const before = performance.now();
  expect(await fault(pdf(`${'a'.repeat(2_000_000)}${'/ObjStm '.repeat(2_000)}${stream}`))).toBe('activePdf');
  expect(await fault(pdf(`${'/ObjStm stream '.repeat(2_000)}${'a'.repeat(2_000_000)}endstream`))).toBe('activePdf');
  expect(performance.now() - before).toBeLessThan(1_000);
});
