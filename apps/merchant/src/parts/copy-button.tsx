import { Button, type ButtonKind } from '@lapak/ui';
import { useState } from 'react';
import { t } from '../words/words.js';

/** Puts a text on the clipboard and says so on the button itself. */
export const CopyButton = ({
  text,
  children,
  kind = 'ghost',
}: {
  text: string;
  children: string;
  kind?: ButtonKind;
}) => {
  const [done, setDone] = useState(false);
  return (
    <Button
      type="button"
      kind={kind}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setDone(true),
          () => setDone(false),
        )
      }
    >
      <span role="status">{done ? t.say.copied : children}</span>
    </Button>
  );
};
