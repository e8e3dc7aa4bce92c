import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Ikat } from './goods.js';
import { type LinkComponent, PlainLink } from './trail.js';

export interface RailItem {
  href: string;
  label: string;
  icon?: ReactNode;
  current?: boolean;
  /** Things that wait there. */
  count?: number;
}
interface ConsoleShellProps {
  brand: ReactNode;
  items: readonly RailItem[];
  link?: LinkComponent;
  /** The few places within thumb's reach on a phone; the menu still holds all. */
  dock?: readonly RailItem[];
  /** Lower end of the rail: who is signed in, sign out. */
  foot?: ReactNode;
  words: { skip: string; menu: string; nav: string; dock?: string };
  children: ReactNode;
}

/** Dark rail, paper desk. On a phone the rail is a bar with a menu. */
export const ConsoleShell = ({ brand, items, dock, link = PlainLink, foot, words, children }: ConsoleShellProps) => {
  const Link = link;
  const [open, setOpen] = useState(false);
  return (
    <div className={dock ? 'console docked' : 'console'}>
      <a className="skip" href="#isi">
        {words.skip}
      </a>
      <header className="rail" data-open={open || undefined}>
        <span className="logo">
          <Ikat seed="lapak" shape="mark" className="mark" eager />
          {brand}
        </span>
        <button type="button" className="burger" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.menu}
        </button>
        <nav aria-label={words.nav}>
          {items.map((item) => (
            <Link
              key={item.href}
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              {item.icon}
              {item.label}
              {item.count ? <span className="count">{item.count}</span> : null}
            </Link>
          ))}
        </nav>
        {foot && <div className="rail-foot">{foot}</div>}
      </header>
      <main className="desk" id="isi" tabIndex={-1}>
        {children}
      </main>
      {dock && <Dock items={dock} link={link} label={words.dock ?? words.nav} />}
    </div>
  );
};

const Dock = ({ items, link: Link, label }: { items: readonly RailItem[]; link: LinkComponent; label: string }) => (
  <nav className="dock" aria-label={label}>
    {items.map((item) => (
      <Link key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.icon}
        <span>{item.label}</span>
        {item.count ? <span className="count">{item.count}</span> : null}
      </Link>
    ))}
  </nav>
);

/** The head of a screen: where am I, what is it called, what can be done. */
export const DeskHead = ({
  eyebrow,
  title,
  children,
}: {
  eyebrow?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
}) => (
  <div className="desk-head">
    <div>
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
    </div>
    {children && <div className="row wrapping">{children}</div>}
  </div>
);

export interface TodoItem {
  count: number;
  label: ReactNode;
  /** Until when. */
  due?: ReactNode;
  href: string;
}
/** "What needs you now": comes before any chart. */
export const TodoStrip = ({
  title,
  items,
  calm,
  link: Link = PlainLink,
}: {
  title: string;
  items: readonly TodoItem[];
  calm: ReactNode;
  link?: LinkComponent;
}) => (
  <section className="todo" aria-label={title}>
    <b>{title}</b>
    {items.length === 0 && <span>{calm}</span>}
    {items.map((item) => (
      <Link key={item.href} href={item.href}>
        <span className="count">{item.count}</span>
        {item.label}
        {item.due && <em>{item.due}</em>}
      </Link>
    ))}
  </section>
);

export interface Kpi {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  /** Direction of the note; the note itself must say it too. */
  trend?: 'up' | 'down';
}
/** Figures without boxes, parted by hairlines. */
export const Kpis = ({ items }: { items: readonly Kpi[] }) => (
  <dl className="kpis">
    {items.map((kpi) => (
      <div className="kpi" key={kpi.label}>
        <dt>{kpi.label}</dt>
        <dd>
          <b>{kpi.value}</b>
          {kpi.note && (
            <em className={kpi.trend}>
              {kpi.trend && <span aria-hidden="true">{kpi.trend === 'up' ? '▲ ' : '▼ '}</span>}
              {kpi.note}
            </em>
          )}
        </dd>
      </div>
    ))}
  </dl>
);

export const Panel = ({
  title,
  action,
  children,
  id,
}: {
  title?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  id?: string;
}) => (
  <section className="panel" id={id}>
    {title && (
      <div className="panel-head">
        <h2>{title}</h2>
        {action}
      </div>
    )}
    {children}
  </section>
);

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  numeric?: boolean;
}
interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Said instead of the table when there is nothing. */
  empty?: ReactNode;
}

/** The first column names the row. On a phone each row becomes a small card. */
export const DataTable = <Row,>({ caption, columns, rows, rowKey, empty }: DataTableProps<Row>) =>
  rows.length === 0 && empty ? (
    <>{empty}</>
  ) : (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="table cards">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.numeric ? 'num' : undefined}>
                {c.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((c, i) =>
                i === 0 ? (
                  <th key={c.key} scope="row" data-label={c.label}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} data-label={c.label} className={c.numeric ? 'num' : undefined}>
                    {c.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

/** The browser's own dialog: focus stays inside, Escape closes, the page behind is inert. */
export const Dialog = ({
  open,
  onClose,
  title,
  children,
  foot,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  foot?: ReactNode;
}) => {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog className="dialog" ref={ref} onClose={onClose} aria-labelledby="dialog-title">
      {open && (
        <div>
          <h2 id="dialog-title">{title}</h2>
          {children}
          {foot && <div className="dialog-foot">{foot}</div>}
        </div>
      )}
    </dialog>
  );
};
