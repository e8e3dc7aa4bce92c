import sharp from 'sharp';

export interface Photo {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const WIDTH = 1600;
const HEIGHT = 1200;

/** Unlike a drawing, a photograph has grain everywhere: that is what its size and the check of sharpness look at. */
const grain = (): Promise<Buffer> =>
  sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();

/** A thing on a table in the colour `hue` (0 to 360 degrees), under `words`. */
const scene = (
  words: string,
  hue: number,
): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <rect width="100%" height="100%" fill="hsl(${hue} 35% 88%)"/>
  <rect y="760" width="100%" height="440" fill="hsl(28 40% 52%)"/>
  <ellipse cx="800" cy="860" rx="470" ry="70" fill="#0003"/>
  <rect x="430" y="330" width="740" height="520" rx="60" fill="hsl(${hue} 62% 42%)"/>
  <rect x="500" y="470" width="600" height="200" rx="20" fill="#fffdf7"/>
  <text x="800" y="592" font-family="sans-serif" font-size="${Math.min(64, Math.round(1000 / words.length))}" text-anchor="middle" fill="#222">${words}</text>
</svg>`;

/** A photograph as a phone takes it: a JPEG of 1,600 × 1,200 with grain, turned by its EXIF, with the place in it. */
export async function photograph(words: string, hue = 20): Promise<Photo> {
  const buffer = await sharp(Buffer.from(scene(words, hue)))
    .composite([{ input: await grain(), blend: 'soft-light' }])
    .withExif({ IFD0: { Make: 'Ponsel' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 7/1 0/1' } })
    .jpeg({ quality: 88 })
    .toBuffer();
  return { name: `${words.toLowerCase().replace(/\W+/g, '-')}.jpg`, mimeType: 'image/jpeg', buffer };
}
