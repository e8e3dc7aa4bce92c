import { Button } from '@lapak/ui';
import { useState } from 'react';
import { wordsHere } from './words/words.js';

/** The next page of a list, behind what is there. */
export const More = ({ show, onMore }: { show: boolean; onMore: () => Promise<unknown> }) => {
  const [busy, setBusy] = useState(false);
  if (!show) return null;
  return (
    <p className="more">
      <Button
        kind="ghost"
        busy={busy}
        onClick={() => {
          setBusy(true);
          void onMore()
            .catch(() => null) // the list says what happened
            .finally(() => setBusy(false));
        }}
      >
        {wordsHere().say.more}
      </Button>
    </p>
  );
};
