import { Button, ErrorSummary, Notice, Progress } from '@lapak/ui';
import { GateFrame, useDeed, useSession } from '@lapak/web';
import { type FormEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { OpenShopDocument } from '../../gql/graphql.js';
import { BackLink } from '../../parts/link.js';
import { usePageTitle } from '../../parts/page-title.js';
import { type Fault, stillWrong } from '../../parts/still-wrong.js';
import { useTimes } from '../../parts/times.js';
import { type DraftState, useDraft } from '../../parts/use-draft.js';
import { useChosenShop } from '../../shop.js';
import { t } from '../../words/words.js';
import { type Basics, basicsInput, emptyBasics, faultsIn, stepOf, STEPS } from './basics.js';
import { NameFields, PlaceFields, StoryFields } from './basics-fields.js';

const TITLES = { name: t.openShop.stepName, place: t.openShop.stepPlace, story: t.openShop.stepStory };

/** Sends the shop; whatever is refused leads back to the step that holds it. */
const useOpening = (draft: DraftState<Basics>, goTo: (step: number) => void) => {
  const deed = useDeed(OpenShopDocument);
  const chosen = useChosenShop();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const { problem } = deed;
  useEffect(() => {
    const field = problem?.code === 'NameTaken' ? 'name' : problem?.fields[0]?.field;
    if (field) goTo(STEPS.indexOf(stepOf(field)));
  }, [problem, goTo]);
  const open = async () => {
    const outcome = await deed.run({ input: basicsInput(draft.value) });
    if (typeof outcome !== 'object' || outcome?.__typename !== 'ShopSaved') return;
    await draft.done();
    await refresh();
    chosen?.choose(outcome.shop.id);
    await navigate('/pengajuan', { replace: true });
  };
  return { ...deed, open };
};

const Steps = ({ draft }: { draft: DraftState<Basics> }) => {
  const times = useTimes();
  const [at, setAt] = useState(0);
  const [here, setHere] = useState<readonly Fault[]>([]);
  const opening = useOpening(draft, setAt);
  const step = STEPS[at]!;
  const values = draft.value;
  const refused = (opening.problem?.fields ?? []).filter(({ field }) => stepOf(field) === step);
  const faults = here.length > 0 ? here : refused;
  const set = (part: Partial<Basics>) => draft.change((now) => ({ ...now, ...part }));
  const errorOf = (field: string) =>
    here.length > 0
      ? stillWrong(here, faultsIn(values, step), field)
      : refused.find((fault) => fault.field === field)?.message;
  const fields = { values, set, errorOf };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsIn(values, step);
    setHere(found);
    if (found.length > 0) return;
    if (at < STEPS.length - 1) return setAt(at + 1);
    await opening.open();
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      <p className="meta">
        {t.say.stepOf(at + 1, STEPS.length)}
        {draft.savedAt && ` · ${t.say.draftSaved(times.time(draft.savedAt))}`}
      </p>
      <Progress value={((at + 1) * 100) / STEPS.length} label={t.say.stepOf(at + 1, STEPS.length)} />
      <h2>{TITLES[step]}</h2>
      {faults.length > 0 && <ErrorSummary title={t.say.fixThese} problems={faults} />}
      {opening.problem && faults.length === 0 && opening.problem.code !== 'NameTaken' && (
        <Notice tone="bad">{opening.problem.message}</Notice>
      )}
      {step === 'name' && <NameFields {...fields} suggestions={opening.problem?.suggestions ?? []} />}
      {step === 'place' && <PlaceFields {...fields} />}
      {step === 'story' && <StoryFields {...fields} />}
      <p className="form-foot">
        {at > 0 && (
          <Button type="button" kind="ghost" onClick={() => setAt(at - 1)}>
            {t.say.back}
          </Button>
        )}
        <Button busy={opening.busy}>{at < STEPS.length - 1 ? t.say.next : t.openShop.go}</Button>
      </p>
    </form>
  );
};

/** A shop in three short steps; half-typed ones are found again. */
export const Screen = () => {
  usePageTitle(t.openShop.title);
  const { regency, viewer, signOut } = useSession();
  const chosen = useChosenShop();
  const draft = useDraft<Basics>(`toko-baru:${viewer.id}`, 'baru', emptyBasics(viewer.phone ?? ''));
  return (
    <GateFrame brand={regency.brand} title={t.openShop.title} lead={t.openShop.lead}>
      {chosen && <BackLink to="/">{t.frame.toHome}</BackLink>}
      {draft && <Steps draft={draft} />}
      {!chosen && (
        <p className="gate-foot">
          {viewer.fullName} ·{' '}
          <Button kind="quiet" small onClick={() => void signOut()}>
            {t.frame.signOut}
          </Button>
        </p>
      )}
    </GateFrame>
  );
};
