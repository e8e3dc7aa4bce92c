/** Pixels across, as stored; a picture has those that are not wider than its original, and always at least one. */
export const PICTURE_WIDTHS = [160, 320, 640, 1280] as const;
export const PICTURE_FORMATS = ['avif', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A re-encoded photograph as it travels: files are `media/{key}-{width}.{avif|webp}`. */
export interface PictureJson {
  /** Content-addressed: another picture has another key, so its files never change. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** A tiny data URI, at most 400 bytes, to show while the picture comes. */
  readonly blur: string;
  readonly alt: string;
  readonly widths: readonly number[];
}

const KEY = /^[0-9a-f]{32}$/;
export const isPictureKey = (text: string): boolean => KEY.test(text);

/** The widths made for an original `width` pixels wide: none larger, but never none. */
export const widthsFor = (width: number): number[] => {
  const fitting = PICTURE_WIDTHS.filter((w) => w <= width);
  return fitting.length > 0 ? fitting : [width];
};

const FILE = /^([0-9a-f]{32})-(\d{1,4})\.(avif|webp)$/;

/** The parts of `{key}-{width}.{format}`, or null: what is asked for from outside is never used as a path unchecked. */
export const mediaName = (name: string): { key: string; width: number; format: PictureFormat } | null => {
  const match = FILE.exec(name);
  return match ? { key: match[1]!, width: Number(match[2]), format: match[3] as PictureFormat } : null;
};
