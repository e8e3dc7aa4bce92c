import { type ReactNode, useEffect, useRef } from 'react';

export interface TrailStep {
  status: 'done' | 'now' | 'next';
  title: string;
  /** When, where, how much: one line. */
  detail?: ReactNode;
  /** Who did it. */
  actor?: string;
}

/** A thing's way through time. `statusWords` is read out, so that the colour is never alone. */
export const Timeline = ({
  steps,
  statusWords,
}: {
  steps: readonly TrailStep[];
  statusWords: Record<TrailStep['status'], string>;
}) => (
  <ol className="trail">
    {steps.map((step, i) => (
      <li key={i} className={step.status} aria-current={step.status === 'now' ? 'step' : undefined}>
        <b>
          {step.title}
          <span className="sr"> ({statusWords[step.status]})</span>
        </b>
        {step.detail && <span>{step.detail}</span>}
        {step.actor && <small>{step.actor}</small>}
      </li>
    ))}
  </ol>
);

export interface Tab {
  href: string;
  label: ReactNode;
  current?: boolean;
  count?: number;
}
/** Tabs that are links: the address says which list is shown. */
export const Tabs = ({
  label,
  tabs,
  link: Link = PlainLink,
}: {
  label: string;
  tabs: readonly Tab[];
  link?: LinkComponent;
}) => {
  const ref = useRef<HTMLElement>(null);
  const current = tabs.findIndex((tab) => tab.current);
  const counts = tabs.map((tab) => tab.count).join();
  useEffect(() => {
    // On a narrow screen the list scrolls sideways: the tab one is on is never out of sight.
    const nav = ref.current;
    const tab = nav?.children[current];
    if (nav && tab instanceof HTMLElement) nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [current, counts]);
  return (
    <nav className="tabs" aria-label={label} ref={ref}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count ? <span className="count">{tab.count}</span> : null}
        </Link>
      ))}
    </nav>
  );
};

export interface LinkProps {
  href: string;
  'aria-current'?: 'page' | undefined;
  className?: string;
  onClick?: () => void;
  children: ReactNode;
}
/** A router's link in the shape of an anchor: `({ href, ...rest }) => <RouterLink to={href} {...rest} />`. */
export type LinkComponent = (props: LinkProps) => ReactNode;
export const PlainLink: LinkComponent = (props) => <a {...props} />;
