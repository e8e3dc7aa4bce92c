import { Button, Dialog, Notice, TextArea } from '@lapak/ui';
import { useEffect, useState } from 'react';
import { t } from '../../words/words.js';
import { consequenceOf, type ReasonedMove, reasonsFor } from './moves.js';
import type { useMove } from './use-move.js';

/** Why an order does not go on: a ready sentence or own words, and what follows from it before it is done. */
export const ReasonDialog = ({
  which,
  move,
  onClose,
}: {
  which: ReasonedMove | null;
  move: ReturnType<typeof useMove>;
  onClose: () => void;
}) => {
  const [note, setNote] = useState('');
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    setNote('');
    setEmpty(false);
  }, [which]);
  const go = async () => {
    if (!which) return;
    if (note.trim() === '') return setEmpty(true);
    if (await move.run({ move: which, note: note.trim() })) onClose();
  };
  return (
    <Dialog
      open={which !== null}
      onClose={onClose}
      title={which ? t.order.moves[which] : ''}
      foot={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.say.cancel}
          </Button>
          <Button kind="danger" busy={move.busy} onClick={() => void go()}>
            {which ? t.order.moves[which] : ''}
          </Button>
        </>
      }
    >
      {which && (
        <>
          <p className="meta">{consequenceOf(which)}</p>
          {move.problem && <Notice tone="bad">{move.problem.message}</Notice>}
          <div className="choices reasons">
            {reasonsFor(which).map((reason) => (
              <button key={reason} type="button" className="choice" onClick={() => setNote(reason)}>
                {reason}
              </button>
            ))}
          </div>
          <TextArea
            name="note"
            label={t.order.reason}
            hint={t.order.reasonHint}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
            error={move.errorOf('note') ?? (empty && note.trim() === '' ? t.order.needReason : undefined)}
          />
        </>
      )}
    </Dialog>
  );
};
