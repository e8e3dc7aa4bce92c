export type Quality = 'good' | 'dark' | 'bright' | 'blurred' | 'small';

const SMALLEST = 600;
const DARK = 55;
const BRIGHT = 225;
/** Of the Laplacian over a picture 256 pixels wide; sharp photographs of papers and rooms lie far above. */
const SHARP = 45;
const WIDTH = 256;

/**
 * How well a photograph can be read, from its luminance (0 to 255, row by row) and its true size in pixels. A hint for
 * the person who takes it, never a reason to refuse.
 */
export const qualityOf = (
  luminance: ArrayLike<number>,
  width: number,
  full: { width: number; height: number },
): Quality => {
  const height = Math.floor(luminance.length / width);
  if (Math.min(full.width, full.height) < SMALLEST) return 'small';
  let sum = 0;
  for (let i = 0; i < luminance.length; i++) sum += luminance[i]!;
  const mean = sum / luminance.length;
  if (mean < DARK) return 'dark';
  if (mean > BRIGHT) return 'bright';
  let total = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const edge =
        4 * luminance[i]! - luminance[i - 1]! - luminance[i + 1]! - luminance[i - width]! - luminance[i + width]!;
      total += edge;
      squares += edge * edge;
      count++;
    }
  const variance = squares / count - (total / count) ** 2;
  return variance < SHARP ? 'blurred' : 'good';
};

/** The same for a picture file of this device; null for what is not a picture it can read. */
export const lookAt = async (file: Blob): Promise<Quality | null> => {
  if (!file.type.startsWith('image/') || typeof createImageBitmap !== 'function') return null;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const full = { width: picture.width, height: picture.height };
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(WIDTH, picture.width);
  canvas.height = Math.max(3, Math.round((picture.height * canvas.width) / picture.width));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  if (!context) return null;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const luminance = new Float32Array(data.length / 4);
  for (let i = 0; i < luminance.length; i++)
    luminance[i] = 0.299 * data[i * 4]! + 0.587 * data[i * 4 + 1]! + 0.114 * data[i * 4 + 2]!;
  return qualityOf(luminance, canvas.width, full);
};
