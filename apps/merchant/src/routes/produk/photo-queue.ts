import { shrink, upload, UploadRefusedError } from '@lapak/web';
import { useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../words/words.js';
import type { Photo } from './product-values.js';

export const MOST_PHOTOS = 8;

export interface PhotoNews {
  /** 0 to 1 while it is on its way. */
  readonly part?: number;
  readonly failed?: string;
}

type Change = (next: (photos: readonly Photo[]) => readonly Photo[]) => void;

const isWaiting = (photo: Photo, news: PhotoNews | undefined): boolean =>
  photo.blob !== undefined && photo.uploadId === undefined && photo.picture === undefined && news?.failed === undefined;

/**
 * Sends photographs one after another, in their order. One that did not arrive stays on the device and is sent again
 * when there is signal, or by a tap.
 */
export const usePhotoQueue = (photos: readonly Photo[], change: Change) => {
  const [news, setNews] = useState<Readonly<Record<string, PhotoNews>>>({});
  const busy = useRef(false);
  const tell = useCallback((key: string, one: PhotoNews) => setNews((all) => ({ ...all, [key]: one })), []);
  const next = photos.find((photo) => isWaiting(photo, news[photo.key]));

  useEffect(() => {
    if (!next?.blob || busy.current) return;
    busy.current = true;
    tell(next.key, { part: 0 });
    upload('merchant', next.blob, (part) => tell(next.key, { part }))
      .then(({ id }) => {
        tell(next.key, {});
        change((all) => all.map((photo) => (photo.key === next.key ? { ...photo, uploadId: id } : photo)));
      })
      .catch((error: unknown) =>
        tell(next.key, { failed: error instanceof UploadRefusedError ? error.message : t.product.photoFailed }),
      )
      .finally(() => {
        busy.current = false;
        setNews((all) => ({ ...all })); // whoever waits behind it is looked at now
      });
  }, [next, news, change, tell]);

  const retry = useCallback(
    () => setNews((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one.failed === undefined))),
    [],
  );
  useEffect(() => {
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [retry]);

  const add = async (files: readonly File[]) => {
    const room = MOST_PHOTOS - photos.length;
    const fresh = await Promise.all(
      files.slice(0, room).map(async (file) => ({ key: String(Math.random()).slice(2), blob: await shrink(file) })),
    );
    change((all) => [...all, ...fresh]);
  };
  return { news, retry, add, sending: next !== undefined };
};

/** The photo at `from` moved to `to`; the others keep their order. */
export const moved = (photos: readonly Photo[], from: number, to: number): readonly Photo[] => {
  const photo = photos[from];
  if (!photo || to < 0 || to >= photos.length) return photos;
  const rest = photos.filter((_, i) => i !== from);
  return [...rest.slice(0, to), photo, ...rest.slice(to)];
};
