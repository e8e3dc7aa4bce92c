import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Secrets at rest: AES-256-GCM under a key derived from the installation's secret, bound to the place where they lie. */
export class Sealer {
  constructor(private readonly secret: string) {}

  /** `place` names table, column and row, so that a ciphertext moved elsewhere does not open. */
  seal(text: string, place: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key('seal'), nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return ['v1', nonce, sealed, cipher.getAuthTag()]
      .map((p) => (typeof p === 'string' ? p : p.toString('base64url')))
      .join('.');
  }

  /** @throws Error when the text was changed or belongs to another place. */
  open(sealed: string, place: string): string {
    const [version, nonce, text, tag] = sealed.split('.');
    if (version !== 'v1' || !nonce || text === undefined || !tag) throw new Error('not a sealed text');
    const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key('seal'), bytes(nonce)).setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
  }

  /** A keyed hash of a purpose's own, for looking up what must not be stored in the clear. */
  mark(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  private key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'lapak', purpose, 32));
  }
}
export const SEALER = Symbol('sealer');
