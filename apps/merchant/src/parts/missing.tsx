import { DeskHead } from '@lapak/ui';
import type { ReactNode } from 'react';

/** A whole screen that has nothing to show: what happened, and the one way on. */
export const Missing = ({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) => (
  <>
    <DeskHead title={title} />
    <p className="lead">{children}</p>
    <p className="form-foot">{action}</p>
  </>
);
