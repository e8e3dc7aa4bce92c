import { Button, Dialog, Notice, TextArea } from '@lapak/ui';
import { useState } from 'react';
import { t } from '../../words/words.js';
import { consequenceOf, type ReasonedMove, reasonsFor } from './moves.js';
import type { useMove } from './use-move.js';

interface ReasonProps {
  which: ReasonedMove;
  move: ReturnType<typeof useMove>;
  onClose: () => void;
}

/** A ready sentence or own words. */
const Reasons = ({ which, onChoose }: { which: ReasonedMove; onChoose: (reason: string) => void }) => (
  <div className="choices reasons">
    {reasonsFor(which).map((reason) => (
      <button key={reason} type="button" className="choice" onClick={() => onChoose(reason)}>
        {reason}
      </button>
    ))}
  </div>
);

/** Why an order does not go on, and what follows from it before it is done. */
export const ReasonDialog = ({ which, move, onClose }: ReasonProps) => {
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const go = async () => {
    setMissing(note.trim() === '');
    if (note.trim() !== '' && (await move.run({ move: which, note: note.trim() }))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.order.moves[which]}
      foot={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.say.cancel}
          </Button>
          <Button kind="danger" busy={move.busy} onClick={() => void go()}>
            {t.order.moves[which]}
          </Button>
        </>
      }
    >
      <p className="meta">{consequenceOf(which)}</p>
      {move.problem && <Notice tone="bad">{move.problem.message}</Notice>}
      <Reasons which={which} onChoose={setNote} />
      <TextArea
        name="note"
        label={t.order.reason}
        hint={t.order.reasonHint}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.target.value)}
        error={move.errorOf('note') ?? (missing && note.trim() === '' ? t.order.needReason : undefined)}
      />
    </Dialog>
  );
};
