import { mediaUrl } from '@lapak/ui';
import { ArrowLeft, ArrowRight, ImagePlus, RotateCw, X } from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import { t } from '../../words/words.js';
import { MOST_PHOTOS, moved, type PhotoNews, type usePhotoQueue } from './photo-queue.js';
import type { Photo } from './product-values.js';

/** An address for a picture that is only on this device. */
export const usePhotoUrl = (photo: Photo | undefined): string | null => {
  const [url, setUrl] = useState<string | null>(null);
  const blob = photo?.blob;
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [blob]);
  if (photo?.picture) return mediaUrl(photo.picture.key, photo.picture.widths.find((w) => w >= 320) ?? 160);
  return url;
};

interface TileProps {
  photo: Photo;
  index: number;
  of: number;
  news: PhotoNews | undefined;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
  onRetry: () => void;
}

const Under = ({ news, onRetry }: { news: PhotoNews | undefined; onRetry: () => void }) => {
  if (news?.failed)
    return (
      <button type="button" className="shot-retry" onClick={onRetry}>
        <RotateCw aria-hidden /> {t.say.retry}
      </button>
    );
  if (news?.part === undefined) return null;
  const percent = Math.round(news.part * 100);
  return (
    <span className="shot-part" role="progressbar" aria-valuenow={percent} aria-label={t.apply.sending(percent)}>
      {percent}%
      <i style={{ width: `${percent}%` }} />
    </span>
  );
};

const Tile = ({ photo, index, of, news, onMove, onRemove, onRetry }: TileProps) => {
  const url = usePhotoUrl(photo);
  const number = index + 1;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const from = Number(event.dataTransfer.getData('text/plain'));
    if (Number.isInteger(from)) onMove(from, index);
  };
  return (
    <li
      className="shot"
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(index))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="shot-picture">
        {url && <img src={url} alt={t.product.photo(number)} />}
        {index === 0 && <b className="shot-main">{t.product.main}</b>}
        <Under news={news} onRetry={onRetry} />
      </div>
      <div className="shot-acts">
        <button
          type="button"
          aria-label={t.product.moveLeft(number)}
          disabled={index === 0}
          onClick={() => onMove(index, index - 1)}
        >
          <ArrowLeft aria-hidden />
        </button>
        <button type="button" aria-label={t.product.removePhoto(number)} onClick={() => onRemove(index)}>
          <X aria-hidden />
        </button>
        <button
          type="button"
          aria-label={t.product.moveRight(number)}
          disabled={number === of}
          onClick={() => onMove(index, index + 1)}
        >
          <ArrowRight aria-hidden />
        </button>
      </div>
    </li>
  );
};

/** Photographs in their order: buttons and dragging move them, the first one is what lists show. */
export const PhotoStrip = ({
  photos,
  queue,
  change,
  error,
}: {
  photos: readonly Photo[];
  queue: ReturnType<typeof usePhotoQueue>;
  change: (next: (photos: readonly Photo[]) => readonly Photo[]) => void;
  error: string | undefined;
}) => {
  const failed = photos.map((photo) => queue.news[photo.key]?.failed).find(Boolean);
  return (
    <div className={error ? 'field wrong' : 'field'} id="pictures" tabIndex={-1}>
      <span className="label">{t.product.photos}</span>
      <ul className="shots">
        {photos.map((photo, i) => (
          <Tile
            key={photo.key}
            photo={photo}
            index={i}
            of={photos.length}
            news={queue.news[photo.key]}
            onMove={(from, to) => change((all) => moved(all, from, to))}
            onRemove={(index) => change((all) => all.filter((_, at) => at !== index))}
            onRetry={queue.retry}
          />
        ))}
        {photos.length < MOST_PHOTOS && (
          <li>
            <label className="shot-add">
              <ImagePlus aria-hidden />
              {t.product.addPhoto}
              <input
                type="file"
                accept="image/jpeg,image/png,image/webp,image/avif"
                multiple
                onChange={(event) => {
                  void queue.add([...(event.target.files ?? [])]);
                  event.target.value = '';
                }}
              />
            </label>
          </li>
        )}
      </ul>
      {(error ?? failed) && (
        <small className="error" role="alert">
          {error ?? failed}
        </small>
      )}
      <small>{t.product.photosHint}</small>
    </div>
  );
};
