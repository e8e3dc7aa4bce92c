import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, Dialog, EmptyState, Ikat, Notice, Panel } from '@lapak/ui';
import { Loaded, type Said, useDeed, useSession } from '@lapak/web';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { RemoveFeatureDocument, SaveFeatureDocument, StaffFeaturesDocument } from '../../gql/graphql.js';
import { Refusal } from '../../refusal.js';
import { useTitle } from '../../use-title.js';
import { useUnsaved } from '../../use-unsaved.js';
import { wordsHere } from '../../words/words.js';
import { EditorLoading } from './editor-loading.js';
import { emptyFeature, type FeatureDraft, featureDraft, featureInput } from './feature-draft.js';
import { FeatureFields } from './feature-fields.js';
import { Phone } from './phone.js';
import { ShopPicker } from './shop-picker.js';

/** Told by the way from the new thing's screen to its own. */
const JUST_SAVED = 'saved';

const Preview = ({ of: draft }: { of: FeatureDraft }) => {
  const t = wordsHere();
  return (
    <Phone>
      {(locale) => (
        <>
          <div className="phone-cover">{draft.shop && <Ikat seed={draft.shop.motif} shape="cover" eager />}</div>
          <p className="eyebrow">{t.curation.storyEyebrow[locale]}</p>
          <h3 className="phone-title">
            {(locale === 'en' && draft.headlineEn) || draft.headlineId || t.curation.untitled}
          </h3>
          {draft.shop && (
            <p className="meta verified">
              {draft.shop.name}, {draft.shop.desa.label}
            </p>
          )}
          <div className="phone-story">
            {((locale === 'en' && draft.storyEn) || draft.storyId).split(/\n{2,}/).map((paragraph, i) => (
              <p key={i}>{paragraph}</p>
            ))}
          </div>
          <div className="notice attention">
            <span aria-hidden="true">★</span>
            <div>
              <b>{t.curation.why[locale]}</b>
              <p>{(locale === 'en' && draft.reasonEn) || draft.reasonId}</p>
            </div>
          </div>
        </>
      )}
    </Phone>
  );
};

const Remove = ({ id, shopName, letGo }: { id: string; shopName: string; letGo: () => void }) => {
  const t = wordsHere();
  const navigate = useNavigate();
  const { run, busy, problem } = useDeed(RemoveFeatureDocument, { refetch: ['StaffFeatures'] });
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    if (!(await run({ id }))) return;
    letGo();
    await navigate('/kurasi/toko-pilihan');
  };
  return (
    <>
      <Button kind="danger" type="button" onClick={() => setAsking(true)}>
        {t.curation.removeFeature}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.curation.removeFeatureAsk(shopName)}
        foot={
          <>
            <Button kind="quiet" type="button" onClick={() => setAsking(false)}>
              {t.say.cancel}
            </Button>
            <Button kind="danger" type="button" busy={busy} onClick={() => void remove()}>
              {t.curation.removeYes}
            </Button>
          </>
        }
      >
        <p>{t.curation.removeFeatureText}</p>
        <Refusal problem={problem} />
      </Dialog>
    </>
  );
};

const useFeatureForm = (first: FeatureDraft) => {
  const t = wordsHere();
  const { zone } = useSession();
  const navigate = useNavigate();
  const [kept, setKept] = useState(first);
  const [draft, setDraft] = useState(first);
  const [saved, setSaved] = useState(useLocation().state === JUST_SAVED);
  const [unfilled, setUnfilled] = useState<Said | null>(null);
  const deed = useDeed(SaveFeatureDocument, { refetch: ['StaffFeatures'] });
  const dirty = JSON.stringify(draft) !== JSON.stringify(kept);
  const unsaved = useUnsaved(dirty);
  const change = (part: Partial<FeatureDraft>) => {
    setSaved(false);
    setDraft((known) => ({ ...known, ...part }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const input = featureInput(draft, zone);
    setUnfilled(input ? null : { code: 'UNFILLED', message: '', fields: t.curation.unfilled, suggestions: [] });
    if (!input) return;
    const outcome = await deed.run({ input });
    if (outcome?.__typename !== 'FeatureSaved') return;
    const now = featureDraft(outcome.feature, zone);
    setKept(now);
    setDraft(now);
    setSaved(true);
    if (draft.id) return;
    unsaved.letGo();
    await navigate(`/kurasi/toko-pilihan/${outcome.feature.id}`, { replace: true, state: JUST_SAVED });
  };
  const problem = unfilled ?? deed.problem;
  // Two shops cannot have the same week: the refusal belongs to the dates.
  const errorOf = (field: string) =>
    problem?.fields.find((one) => one.field === field)?.message ??
    (field === 'startsAt' && problem?.code === 'FeatureOverlaps' ? problem.message : undefined);
  return { draft, kept, change, save, saved: saved && !dirty, dirty, busy: deed.busy, problem, errorOf, ...unsaved };
};

const Editor = ({ first }: { first: FeatureDraft }) => {
  const t = wordsHere().curation;
  const form = useFeatureForm(first);
  const { draft } = form;
  useTitle(draft.shop?.name ?? t.newFeature);
  return (
    <>
      <form className="editor" noValidate onSubmit={(event) => void form.save(event)}>
        <DeskHead
          eyebrow={<Link to="/kurasi/toko-pilihan">← {t.features}</Link>}
          title={draft.id ? (form.kept.shop?.name ?? '') : t.newFeature}
        >
          {draft.id && <Remove id={draft.id} shopName={form.kept.shop?.name ?? ''} letGo={form.letGo} />}
          <Button busy={form.busy} disabled={!form.dirty && draft.id !== null}>
            {wordsHere().say.save}
          </Button>
        </DeskHead>
        <Refusal problem={form.problem} />
        <div aria-live="polite">{form.saved && <Notice tone="good">{t.featureSaved}</Notice>}</div>
        <div className="with-phone">
          <div>
            <Panel title={t.whichShop}>
              <ShopPicker shop={draft.shop} error={form.errorOf('shopId')} onPick={(shop) => form.change({ shop })} />
            </Panel>
            <Panel title={t.story}>
              <FeatureFields draft={draft} change={form.change} errorOf={form.errorOf} />
            </Panel>
          </div>
          <Preview of={draft} />
        </div>
      </form>
      {form.ask}
    </>
  );
};

/** A featured shop, old or new: which one, what is told, why this one, and when. */
export const EditFeature = () => {
  const t = wordsHere();
  const { zone } = useSession();
  const { id = '' } = useParams();
  const [now] = useState(() => new Date());
  const asked = useQuery(StaffFeaturesDocument);
  if (id === 'baru') return <Editor key="baru" first={emptyFeature(now, zone)} />;
  return (
    <Loaded of={asked} skeleton={<EditorLoading />}>
      {({ staffFeatures }) => {
        const found = staffFeatures.find((one) => one.id === id);
        if (found) return <Editor key={found.id} first={featureDraft(found, zone)} />;
        if (asked.loading) return <EditorLoading />;
        return (
          <EmptyState
            heading="h1"
            emoji="1f50d"
            title={t.curation.goneFeature}
            action={
              <Link className="btn" to="/kurasi/toko-pilihan">
                {t.curation.toFeatures}
              </Link>
            }
          />
        );
      }}
    </Loaded>
  );
};
