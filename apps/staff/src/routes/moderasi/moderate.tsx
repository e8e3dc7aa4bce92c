import { Button, ChoiceField, Dialog, TextArea } from '@lapak/ui';
import { type Said, useDeed } from '@lapak/web';
import { useState } from 'react';
import { ModerateProductDocument, type ModerationDecision, type ModerationPartsFragment } from '../../gql/graphql.js';
import { Refusal } from '../../refusal.js';
import { useFocusWrong } from '../../use-focus-wrong.js';
import { wordsHere } from '../../words/words.js';

interface Target {
  readonly id: string;
  readonly title: string;
}

type Reasoned = Exclude<ModerationDecision, 'publish'>;

const Reason = ({
  title,
  decision,
  reason,
  onReason,
  problem,
}: {
  title: string;
  decision: Reasoned;
  reason: string;
  onReason: (text: string) => void;
  problem: Said | null;
}) => {
  const t = wordsHere();
  useFocusWrong(problem, 'reason');
  return (
    <>
      <p>{t.moderation.decisions[decision].effect(title)}</p>
      {problem?.fields.length === 0 && <Refusal problem={problem} />}
      <ChoiceField
        legend={t.checklist.readyReasons}
        name="ready"
        as="cards"
        value={reason}
        onChoose={onReason}
        choices={t.moderation.reasons[decision].map((text) => ({ value: text, label: text }))}
      />
      <TextArea
        name="reason"
        label={t.moderation.reason}
        hint={t.checklist.reasonHint}
        value={reason}
        maxLength={300}
        rows={3}
        error={problem?.fields.find(({ field }) => field === 'reason')?.message}
        onChange={(event) => onReason(event.target.value)}
      />
    </>
  );
};

/** A decision that needs a reason, or that the shop feels at once: its effect is said first. */
export const Moderate = ({
  of: product,
  decision,
  onClose,
  onDone,
}: {
  of: Target;
  decision: Reasoned | null;
  onClose: () => void;
  onDone: (product: ModerationPartsFragment) => void;
}) => {
  const t = wordsHere();
  const { run, busy, problem, forget } = useDeed(ModerateProductDocument);
  const [reason, setReason] = useState('');
  const close = () => {
    forget();
    setReason('');
    onClose();
  };
  const confirm = async () => {
    if (!decision) return;
    const outcome = await run({ id: product.id, decision, reason });
    if (outcome?.__typename !== 'ProductModerated') return;
    close();
    onDone(outcome.product);
  };
  return (
    <Dialog
      open={decision !== null}
      onClose={close}
      title={decision ? t.moderation.decisions[decision].title : ''}
      foot={
        <>
          <Button kind="quiet" onClick={close}>
            {t.say.cancel}
          </Button>
          {decision && (
            <Button kind={decision === 'needs_fix' ? 'primary' : 'danger'} busy={busy} onClick={() => void confirm()}>
              {t.moderation.decisions[decision].button}
            </Button>
          )}
        </>
      }
    >
      {decision && (
        <Reason title={product.title} decision={decision} reason={reason} onReason={setReason} problem={problem} />
      )}
    </Dialog>
  );
};
