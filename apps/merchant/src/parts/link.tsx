import { buttonClass, type ButtonKind, type LinkComponent } from '@lapak/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

const BASE = '/lapakku';

/** Addresses of the console stay in it; all others leave it. */
export const AppLink: LinkComponent = ({ href, ...rest }) =>
  href === BASE || href.startsWith(`${BASE}/`) ? (
    <Link to={href.slice(BASE.length) || '/'} {...rest} />
  ) : (
    <a href={href} {...rest} />
  );

/** The console's address as the shared parts want it. */
export const at = (path: string): string => `${BASE}${path === '/' ? '' : path}`;

/** A link in the shape of a button. */
export const Go = ({
  to,
  kind,
  small,
  children,
}: {
  to: string;
  kind?: ButtonKind;
  small?: boolean;
  children: ReactNode;
}) => (
  <Link to={to} className={buttonClass({ ...(kind && { kind }), ...(small && { small }) })}>
    {children}
  </Link>
);

/** The way back, above a title. */
export const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="back-link">
    <span aria-hidden="true">←</span> {children}
  </Link>
);
