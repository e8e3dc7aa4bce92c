import { Button, EmptyState, Notice, Skeleton } from '@lapak/ui';
import { Check, Eye, FileText, Image, Maximize, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { wordsHere } from '../../words/words.js';
import type { Paper } from './next-open.js';
import { Stage } from './stage.js';
import type { Desk } from './use-desk.js';
import { type Opened, useOpened } from './use-opened.js';

const ZOOMS = [1, 1.5, 2, 3, 4, 6] as const;

export interface Lens {
  readonly zoom: number;
  readonly turns: number;
  zoomBy(step: 1 | -1): void;
  fit(): void;
  turn(): void;
}

/** Zoom and turn of the paper on the table; every other paper begins whole and upright, or as it was turned before. */
export const useLens = (paperId: string | null): Lens => {
  const [zoom, setZoom] = useState(0);
  const [turned, setTurned] = useState<Readonly<Record<string, number>>>({});
  const [seen, setSeen] = useState(paperId);
  if (seen !== paperId) {
    setSeen(paperId);
    setZoom(0);
  }
  const key = paperId ?? '';
  const turns = turned[key] ?? 0;
  return {
    zoom: ZOOMS[zoom] ?? 1,
    turns,
    zoomBy: (step) => setZoom((at) => Math.max(0, Math.min(ZOOMS.length - 1, at + step))),
    fit: () => setZoom(0),
    turn: () => setTurned({ ...turned, [key]: (turns + 1) % 4 }),
  };
};

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('id-ID')}\u00a0kB`;

const Tools = ({ lens }: { lens: Lens }) => {
  const t = wordsHere().papers;
  return (
    <div className="tools" role="toolbar" aria-label={t.tools}>
      <button type="button" onClick={() => lens.zoomBy(-1)} disabled={lens.zoom === 1} aria-label={t.smaller}>
        <ZoomOut aria-hidden="true" />
      </button>
      <output aria-label={t.size}>{Math.round(lens.zoom * 100)}%</output>
      <button type="button" onClick={() => lens.zoomBy(1)} disabled={lens.zoom === ZOOMS.at(-1)} aria-label={t.larger}>
        <ZoomIn aria-hidden="true" />
      </button>
      <button type="button" onClick={lens.fit} aria-label={t.whole}>
        <Maximize aria-hidden="true" />
      </button>
      <button type="button" onClick={lens.turn} aria-label={t.turn}>
        <RotateCw aria-hidden="true" />
      </button>
    </div>
  );
};

const OnTable = ({
  paper,
  name,
  opened,
  lens,
  onRetry,
}: {
  paper: Paper;
  name: string;
  opened: Opened | undefined;
  lens: Lens;
  onRetry: () => void;
}) => {
  const t = wordsHere();
  if (paper.mime === 'application/pdf') {
    return (
      <div className="stage-note">
        <FileText aria-hidden="true" />
        <p>
          {name} · PDF, {kilobytes(paper.bytes)}
        </p>
        <a className="btn ghost" href={`${paper.url}?app=staff`} download>
          {t.papers.download}
        </a>
      </div>
    );
  }
  if (opened?.state === 'failed') {
    return (
      <div className="stage-note">
        <Notice tone="bad">{t.papers.failed}</Notice>
        <Button kind="ghost" onClick={onRetry}>
          {t.say.retry}
        </Button>
      </div>
    );
  }
  if (opened?.state !== 'ready') return <Skeleton label={t.say.loading} />;
  return (
    <>
      <Stage src={opened.src} alt={name} zoom={lens.zoom} turns={lens.turns} />
      <Tools lens={lens} />
    </>
  );
};

const Thumbs = ({ desk, opened }: { desk: Desk; opened: ReadonlyMap<string, Opened> }) => {
  const t = wordsHere().papers;
  return (
    <ul className="papers" aria-label={t.all}>
      {desk.papers.map((paper) => {
        const state = opened.get(paper.id);
        const Kind = paper.mime === 'application/pdf' ? FileText : Image;
        return (
          <li key={paper.id}>
            <button
              type="button"
              aria-current={paper.id === desk.paper?.id ? 'true' : undefined}
              onClick={() => desk.show(paper.id)}
            >
              {state?.state === 'ready' && paper.mime !== 'application/pdf' ? (
                <img src={state.src} alt="" />
              ) : (
                <Kind aria-hidden="true" />
              )}
              <span className="sr">
                {t.name(paper.requirement.label, paper.nth, paper.requirement.documents.length)}
              </span>
              {state?.state === 'ready' && (
                <span className="seen">
                  <Check aria-hidden="true" />
                  <span className="sr">{t.seen}</span>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
};

/** The case's papers: one on the table, large; the others below, fetched only when somebody opens them. */
export const Viewer = ({ desk, lens }: { desk: Desk; lens: Lens }) => {
  const t = wordsHere().papers;
  const { opened, open } = useOpened();
  const { paper } = desk;
  useEffect(() => {
    if (paper && paper.mime !== 'application/pdf') open(paper);
  }, [paper, open]);
  if (!paper) {
    return (
      <EmptyState emoji="1f4c4" title={t.none}>
        {t.noneText}
      </EmptyState>
    );
  }
  const name = t.name(paper.requirement.label, paper.nth, paper.requirement.documents.length);
  return (
    <section className="viewer" aria-label={t.title}>
      <div className="stage">
        <OnTable paper={paper} name={name} opened={opened.get(paper.id)} lens={lens} onRetry={() => open(paper)} />
        <span className="stage-name" aria-live="polite">
          {name}
        </span>
      </div>
      <Thumbs desk={desk} opened={opened} />
      <p className="logged">
        <Eye aria-hidden="true" />
        {t.logged}
      </p>
    </section>
  );
};
