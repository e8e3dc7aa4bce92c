import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

export type ButtonKind = 'primary' | 'ghost' | 'quiet' | 'danger';
interface Look {
  /** At most one primary button per view. */
  kind?: ButtonKind;
  wide?: boolean;
  small?: boolean;
}

const look = ({ kind = 'primary', wide, small }: Look, more = ''): string =>
  ['btn', kind !== 'primary' && kind, wide && 'wide', small && 'small', more].filter(Boolean).join(' ');

/** `busy` keeps the place and says that work is under way. */
export const Button = ({
  kind,
  wide,
  small,
  busy,
  className,
  ...rest
}: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button
    {...rest}
    className={look({ kind, wide, small }, className)}
    aria-busy={busy || undefined}
    disabled={rest.disabled || busy}
  />
);

export const ButtonLink = ({
  kind,
  wide,
  small,
  className,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) => (
  <a {...rest} className={look({ kind, wide, small }, className)} />
);

/** The classes of a button, for a router's own link component. */
export const buttonClass = (options: Look = {}): string => look(options);
