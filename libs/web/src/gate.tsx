import { Button, Ikat } from '@lapak/ui';
import type { ReactNode } from 'react';
import { changeLocale, localeHere } from './locale.js';
import { wordsHere } from './words/words.js';

/** The other language, named in itself. */
export const LanguageSwitch = () => {
  const other = localeHere() === 'id' ? 'en' : 'id';
  return (
    <Button kind="quiet" small type="button" lang={other} onClick={() => changeLocale(other)}>
      {wordsHere().otherLanguage}
    </Button>
  );
};

/** The frame of every screen before the console: cloth above, one narrow column below. */
export const GateFrame = ({
  brand,
  title,
  lead,
  children,
}: {
  brand: string;
  title: string;
  lead: ReactNode;
  children: ReactNode;
}) => (
  <div className="gate">
    <Ikat seed="lapak" shape="band" className="gate-cloth" eager />
    <main>
      <div className="row">
        <p className="logo">
          <Ikat seed="lapak" shape="mark" className="mark" eager />
          {brand}
        </p>
        <span className="push">
          <LanguageSwitch />
        </span>
      </div>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {children}
    </main>
  </div>
);
