import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

export type Tone = 'info' | 'good' | 'attention' | 'bad';
const ICON: Record<Tone, IconName> = { info: 'info', good: 'check', attention: 'alert', bad: 'alert' };

/** What happened and what to do next. `bad` is announced at once. */
export const Notice = ({ tone = 'info', id, children }: { tone?: Tone; id?: string; children: ReactNode }) => (
  <div className={`notice ${tone}`} id={id} role={tone === 'bad' ? 'alert' : undefined}>
    <Icon name={ICON[tone]} />
    <div>{children}</div>
  </div>
);

export const Badge = ({ tone, children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`badge ${tone ?? ''}`}>{children}</span>
);

/** A state in words with a dot in its colour. */
export const StatusPill = ({ tone, children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`pill ${tone ?? ''}`}>{children}</span>
);

/** Nothing here: one sentence, one action. `emoji` is a code point of the illustration set, e.g. `1f9fa`. */
export const EmptyState = ({
  emoji,
  title,
  heading: H = 'h2',
  children,
  action,
}: {
  emoji?: string;
  title: string;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
  action?: ReactNode;
}) => (
  <div className="empty">
    {emoji && <img src={`/static/emoji/${emoji}.webp`} width={112} height={112} alt="" />}
    <H>{title}</H>
    {children && <p>{children}</p>}
    {action}
  </div>
);

/** In the shape of the thing that is coming: `lines` of text, or `cards`. */
export const Skeleton = ({ lines = 0, cards = 0, label }: { lines?: number; cards?: number; label: string }) => (
  <div role="status" aria-busy="true">
    <span className="sr">{label}</span>
    {cards > 0 && (
      <div className="grid" aria-hidden="true">
        {Array.from({ length: cards }, (_, i) => (
          <div key={i}>
            <span className="skeleton photo" />
            <span className="skeleton" style={{ marginTop: 12, width: '80%' }} />
            <span className="skeleton" style={{ marginTop: 6, width: '45%' }} />
          </div>
        ))}
      </div>
    )}
    {Array.from({ length: lines }, (_, i) => (
      <span
        key={i}
        aria-hidden="true"
        className="skeleton"
        style={{ marginTop: 10, width: `${92 - ((i * 23) % 40)}%` }}
      />
    ))}
  </div>
);

/** 0 to 100. */
export const Progress = ({ value, label }: { value: number; label: string }) => (
  <progress className="bar" max={100} value={Math.max(0, Math.min(100, value))} aria-label={label} />
);
