import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where uploaded bytes lie. Keys are ours (ids and fixed words), never a file name from outside. */
export interface Files {
  put(key: string, bytes: Buffer, mime: string): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<Buffer | null>;
  remove(key: string): Promise<void>;
}
export const FILES = Symbol('files');

const KEY = /^[a-z0-9]+(?:[/._-][a-z0-9]+)*$/;
/** @throws Error unless `key` is one of ours: lower-case words, digits and single separators. */
export const checkedKey = (key: string): string => {
  if (!KEY.test(key) || key.length > 200) throw new Error('not a storage key');
  return key;
};

/** Files in a folder: written beside, then renamed, so that a crash never leaves half a file. */
export class LocalFiles implements Files {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const path = join(this.folder, checkedKey(key));
    await mkdir(dirname(path), { recursive: true });
    const part = `${path}.${process.pid}.part`;
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  }

  async get(key: string): Promise<Buffer | null> {
    const path = join(this.folder, checkedKey(key));
    const found = await stat(path).catch(() => null);
    return found?.isFile() ? readFile(path) : null;
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.folder, checkedKey(key)), { force: true });
  }
}
