import { Ikat } from '@lapak/ui';
import type { ReactNode } from 'react';

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
  <main className="gate">
    <p className="logo">
      <Ikat seed="lapak" shape="mark" className="mark" eager />
      {brand}
    </p>
    <h1>{title}</h1>
    <p className="lead">{lead}</p>
    {children}
  </main>
);
