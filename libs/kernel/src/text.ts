const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/**
 * The text, trimmed and normalised (NFC, runs of blanks folded; line breaks kept when `lines`), or null when it is
 * shorter than `min`, longer than `max` characters, or holds control or direction-override characters.
 */
export const cleanText = (text: string, limits: { min?: number; max: number; lines?: boolean }): string | null => {
  if (text.length > limits.max * 4 + 64 || CONTROL.test(text)) return null;
  const normal = text.normalize('NFC').replace(/\r\n?/g, '\n');
  const folded = limits.lines
    ? normal.replace(/[^\S\n]+/g, ' ').replace(/\n{3,}/g, '\n\n')
    : normal.replace(/\s+/g, ' ');
  const clean = folded.trim();
  const length = [...clean].length;
  return length < (limits.min ?? 0) || length > limits.max ? null : clean;
};

/** A URL part from a name: lower-case ASCII letters, digits and single hyphens, at most `max` characters; may be ''. */
export const slugOf = (name: string, max = 60): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max)
    .replace(/^-+|-+$/g, '');

/** A plain check that catches typing mistakes; whether mail arrives is another matter. Lower-cased, or null. */
export const asEmail = (text: string): string | null => {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && /^[^\s@"<>(),;:\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email) ? email : null;
};

/** A variant's name beside its product's title: null when there is none, or when the title says it already. */
export const variantBeside = (title: string, variant: string | null | undefined): string | null =>
  variant && !title.toLowerCase().includes(variant.toLowerCase()) ? variant : null;
