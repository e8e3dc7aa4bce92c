import { Button, ChoiceField, Dialog, TextArea } from '@lapak/ui';
import { useDeed } from '@lapak/web';
import { useState } from 'react';
import { ModerateProductDocument, type ModerationDecision, type ModerationPartsFragment } from '../../gql/graphql.js';
import { Refusal } from '../../refusal.js';
import { useFocusWrong } from '../../use-focus-wrong.js';
import { wordsHere } from '../../words/words.js';

interface Target {
  readonly id: string;
  readonly title: string;
}

/** A decision that needs a reason, or that the shop feels at once: its effect is said first. */
export const Moderate = ({
  of: product,
  decision,
  onClose,
  onDone,
}: {
  of: Target;
  decision: Exclude<ModerationDecision, 'publish'> | null;
  onClose: () => void;
  onDone: (product: ModerationPartsFragment) => void;
}) => {
  const t = wordsHere();
  const { run, busy, problem, forget, errorOf } = useDeed(ModerateProductDocument);
  const [reason, setReason] = useState('');
  useFocusWrong(problem, 'reason');
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
        <>
          <p>{t.moderation.decisions[decision].effect(product.title)}</p>
          {problem && problem.fields.length === 0 && <Refusal problem={problem} />}
          <ChoiceField
            legend={t.checklist.readyReasons}
            name="ready"
            as="cards"
            value={reason}
            onChoose={setReason}
            choices={t.moderation.reasons[decision].map((text) => ({ value: text, label: text }))}
          />
          <TextArea
            name="reason"
            label={t.moderation.reason}
            hint={t.checklist.reasonHint}
            value={reason}
            maxLength={300}
            rows={3}
            error={errorOf('reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </Dialog>
  );
};
