import { Notice, Progress } from '@lapak/ui';
import { upload, UploadRefusedError } from '@lapak/web';
import { Camera, FileText } from 'lucide-react';
import { useState } from 'react';
import { lookAt, type Quality } from '../../parts/photo-quality.js';
import { t } from '../../words/words.js';
import type { Item } from './requirement.js';

type Sending = { part: number } | { failed: string; files: readonly File[] } | null;

/** Papers and photographs as they were sent. */
const Sent = ({ item }: { item: Item }) => (
  <ul className="documents">
    {item.documents.map((document, i) => (
      <li key={document.id}>
        <a href={`${document.url}?app=merchant`} target="_blank" rel="noreferrer">
          {document.kind === 'image' ? (
            <img src={`${document.url}?app=merchant`} alt={`${item.label}: ${t.apply.file(i + 1)}`} loading="lazy" />
          ) : (
            <span className="pdf">
              <FileText aria-hidden /> {t.apply.pdf}
            </span>
          )}
          <span className="sr">{t.apply.seeFile}</span>
        </a>
      </li>
    ))}
  </ul>
);

/** Sends files one by one; `part` counts all of them together. */
const sendAll = async (files: readonly File[], onPart: (part: number) => void): Promise<string[]> => {
  const ids: string[] = [];
  for (const [i, file] of files.entries())
    ids.push((await upload('merchant', file, (part) => onPart((i + part) / files.length))).id);
  return ids;
};

const Chooser = ({ item, onFiles }: { item: Item; onFiles: (files: readonly File[]) => void }) => (
  <label className="btn ghost small file-choice">
    <Camera aria-hidden className="icon" />
    {item.documents.length > 0 ? t.apply.replace : t.apply.choose}
    <span className="sr"> {item.label}</span>
    <input
      type="file"
      multiple
      accept="image/jpeg,image/png,image/webp,image/avif,application/pdf"
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  </label>
);

/** A document line: what was sent, and while it is open a way to send it, with a word on how well it can be read. */
export const Documents = ({
  item,
  busy,
  onUploaded,
}: {
  item: Item;
  busy: boolean;
  onUploaded: ((uploadIds: string[]) => Promise<boolean>) | null;
}) => {
  const [sending, setSending] = useState<Sending>(null);
  const [quality, setQuality] = useState<Quality | null>(null);
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || !onUploaded) return;
    setSending({ part: 0 });
    setQuality(await lookAt(files[0]!));
    try {
      await onUploaded(await sendAll(files, (part) => setSending({ part })));
      setSending(null);
    } catch (error) {
      setSending({ failed: error instanceof UploadRefusedError ? error.message : t.product.photoFailed, files });
    }
  };
  const percent = sending && 'part' in sending ? Math.round(sending.part * 100) : null;
  return (
    <div className="document-line">
      {item.documents.length > 0 && <Sent item={item} />}
      {percent !== null && (
        <div role="status">
          <small className="meta">{t.apply.sending(percent)}</small>
          <Progress value={percent} label={t.apply.sending(percent)} />
        </div>
      )}
      {sending && 'failed' in sending && (
        <Notice tone="bad">
          {sending.failed}{' '}
          <button type="button" className="btn quiet small" onClick={() => void send(sending.files)}>
            {t.say.retry}
          </button>
        </Notice>
      )}
      {quality && percent === null && (
        <Notice tone={quality === 'good' ? 'good' : 'attention'}>{t.apply.quality[quality]}</Notice>
      )}
      {onUploaded && percent === null && !busy && <Chooser item={item} onFiles={(files) => void send(files)} />}
    </div>
  );
};
