import { Button, ConsoleShell, EmptyState, type LinkComponent, Skeleton } from '@lapak/ui';
import { useSession, useUnread } from '@lapak/web';
import { useEffect, useRef } from 'react';
import { Link, Navigate, Outlet, ScrollRestoration, useLocation, useNavigation, useRouteError } from 'react-router';
import { mayGo, type Place, PLACES, startOf } from './places.js';
import { wordsHere } from './words/words.js';

/** The router's link in the shape that the shared parts take. */
export const RouterLink: LinkComponent = ({ href, ...rest }) => <Link to={href} {...rest} />;

/** Whoever goes to another screen arrives at its beginning, with the keyboard and the screen reader too. */
const useArrival = (pathname: string): void => {
  const known = useRef(pathname);
  useEffect(() => {
    if (known.current === pathname) return;
    known.current = pathname;
    document.getElementById('isi')?.focus({ preventScroll: true });
  }, [pathname]);
};

const Foot = () => {
  const t = wordsHere();
  const { viewer, locale, speak, signOut } = useSession();
  const other = locale === 'id' ? 'en' : 'id';
  return (
    <>
      <p className="who">
        <b>{viewer.fullName}</b>
        <small>{viewer.duties.map((duty) => t.duties[duty]).join(', ')}</small>
      </p>
      <button type="button" lang={other} onClick={() => void speak(other)}>
        {t.frame.otherLanguage}
      </button>
      <button type="button" onClick={() => void signOut()}>
        {t.frame.signOut}
      </button>
    </>
  );
};

/** The rail with the places this person may go to, and the desk. */
export const Frame = () => {
  const t = wordsHere();
  const { viewer } = useSession();
  const unread = useUnread();
  const { pathname } = useLocation();
  const under = useNavigation().state === 'loading';
  useArrival(pathname);
  const items = PLACES.filter(({ who }) => mayGo(viewer.duties, who)).map(({ path, name, icon: Icon }) => ({
    href: `/${path}`,
    label: t.places[name],
    icon: <Icon aria-hidden="true" />,
    current: pathname === `/${path}` || pathname.startsWith(`/${path}/`),
    ...(name === 'inbox' && { count: unread }),
    daily: name !== 'security',
  }));
  return (
    <ConsoleShell
      brand={t.frame.brand}
      items={items}
      dock={items.filter(({ daily }) => daily).slice(0, 5)}
      link={RouterLink}
      words={t.frame.shell}
      foot={<Foot />}
    >
      <div className={under ? 'going' : undefined} aria-busy={under || undefined}>
        <Outlet />
      </div>
      <ScrollRestoration />
    </ConsoleShell>
  );
};

export const Start = () => <Navigate to={`/${startOf(useSession().viewer.duties)}`} replace />;

/** A place for one duty: whoever has another is told so. The server would refuse anyway. */
export const OnlyFor = ({ who }: { who: Place['who'] }) => {
  const t = wordsHere().frame;
  const { viewer } = useSession();
  if (mayGo(viewer.duties, who)) return <Outlet />;
  return (
    <EmptyState
      heading="h1"
      emoji="1f512"
      title={t.notYours}
      action={
        <Link className="btn" to={`/${startOf(viewer.duties)}`}>
          {t.toStart}
        </Link>
      }
    >
      {t.notYoursText}
    </EmptyState>
  );
};

export const Lost = () => {
  const t = wordsHere().frame;
  return (
    <EmptyState
      heading="h1"
      emoji="1f9ed"
      title={t.lost}
      action={
        <Link className="btn" to="/">
          {t.toStart}
        </Link>
      }
    >
      {t.lostText}
    </EmptyState>
  );
};

export const Waiting = () => <Skeleton lines={8} label={wordsHere().say.loading} />;

/** A screen that broke, most often because a newer version was put in place while this one was open. */
export const Broken = () => {
  const t = wordsHere().frame;
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <EmptyState
      heading="h1"
      emoji="1f9f6"
      title={t.broken}
      action={<Button onClick={() => location.reload()}>{t.reload}</Button>}
    >
      {t.brokenText}
    </EmptyState>
  );
};

/** The frame itself broke. */
export const AllBroken = () => (
  <main className="desk">
    <Broken />
  </main>
);
