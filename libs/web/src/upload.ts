import { localeHere } from './locale.js';
import { wordsHere } from './words/words.js';

export interface Uploaded {
  readonly id: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}
export class UploadRefusedError extends Error {}

const LONGEST = 2_000;

/** Photographs are made smaller on the device: most of what a merchant pays for is the way up. Other files stay as they are. */
export const shrink = async (file: Blob): Promise<Blob> => {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || typeof createImageBitmap !== 'function') return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size < 600_000) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.86));
  return blob && blob.size < file.size ? blob : file;
};

/**
 * Sends one file, made smaller if it is a photograph, and tells how far it is (0 to 1).
 * @throws UploadRefusedError with a sentence for the person
 */
export const upload = async (
  app: 'merchant' | 'staff',
  file: Blob,
  onProgress?: (part: number) => void,
): Promise<Uploaded> => {
  const form = new FormData();
  form.append('file', await shrink(file), 'upload');
  return new Promise((done, refuse) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/uploads');
    request.setRequestHeader('x-lapak-app', app);
    request.setRequestHeader('x-lapak-locale', localeHere());
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => refuse(new UploadRefusedError(wordsHere().cutOff));
    request.onload = () => {
      const answer = request.response as (Uploaded & { message?: string }) | null;
      if (request.status === 200 && answer) done(answer);
      else refuse(new UploadRefusedError(answer?.message ?? wordsHere().notSent));
    };
    request.send(form);
  });
};
