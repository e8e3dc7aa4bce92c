import { useQuery } from '@apollo/client/react';
import { Button, DeskHead, Dialog, EmptyState, Notice, Panel, ProductCard } from '@lapak/ui';
import { Loaded, useDeed, useSession } from '@lapak/web';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { RemoveCollectionDocument, SaveCollectionDocument, StaffCollectionsDocument } from '../../gql/graphql.js';
import { cardWords } from '../../product-words.js';
import { Refusal } from '../../refusal.js';
import { useTitle } from '../../use-title.js';
import { useUnsaved } from '../../use-unsaved.js';
import { wordsHere } from '../../words/words.js';
import { type CollectionDraft, collectionDraft, collectionInput, emptyCollection } from './collection-draft.js';
import { CollectionFields } from './collection-fields.js';
import { CollectionItems } from './collection-items.js';
import { EditorLoading } from './editor-loading.js';
import { Phone } from './phone.js';

/** Told by the way from the new thing's screen to its own. */
const JUST_SAVED = 'saved';

const Preview = ({ of: draft }: { of: CollectionDraft }) => {
  const t = wordsHere();
  return (
    <Phone>
      {(locale) => (
        <>
          <p className="eyebrow">{t.curation.pageEyebrow[locale]}</p>
          <h3 className="phone-title">{(locale === 'en' && draft.titleEn) || draft.titleId || t.curation.untitled}</h3>
          <p className="meta">{(locale === 'en' && draft.noteEn) || draft.noteId}</p>
          <div className="phone-grid">
            {draft.items
              .filter(({ skipped }) => !skipped)
              .map(({ product }) => (
                <ProductCard key={product.id} product={product} href="#" words={cardWords()} />
              ))}
          </div>
        </>
      )}
    </Phone>
  );
};

const Remove = ({ id, title, letGo }: { id: string; title: string; letGo: () => void }) => {
  const t = wordsHere();
  const navigate = useNavigate();
  const { run, busy, problem } = useDeed(RemoveCollectionDocument, { refetch: ['StaffCollections'] });
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    if (!(await run({ id }))) return;
    letGo();
    await navigate('/kurasi');
  };
  return (
    <>
      <Button kind="danger" type="button" onClick={() => setAsking(true)}>
        {t.curation.removeCollection}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.curation.removeAsk(title)}
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
        <p>{t.curation.removeText}</p>
        <Refusal problem={problem} />
      </Dialog>
    </>
  );
};

const Editor = ({ first }: { first: CollectionDraft }) => {
  const t = wordsHere();
  const { zone } = useSession();
  const navigate = useNavigate();
  const [kept, setKept] = useState(first);
  const [draft, setDraft] = useState(first);
  const [saved, setSaved] = useState(useLocation().state === JUST_SAVED);
  const deed = useDeed(SaveCollectionDocument, { refetch: ['StaffCollections'] });
  const dirty = JSON.stringify(draft) !== JSON.stringify(kept);
  const { ask, letGo } = useUnsaved(dirty);
  useTitle(draft.titleId || t.curation.newCollection);
  const change = (part: Partial<CollectionDraft>) => {
    setSaved(false);
    setDraft((known) => ({ ...known, ...part }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await deed.run({ input: collectionInput(draft, zone) });
    if (outcome?.__typename !== 'CollectionSaved') return;
    const now = collectionDraft(outcome.collection, zone);
    setKept(now);
    setDraft(now);
    setSaved(true);
    if (draft.id) return;
    letGo();
    await navigate(`/kurasi/koleksi/${outcome.collection.id}`, { replace: true, state: JUST_SAVED });
  };
  return (
    <>
      <form className="editor" noValidate onSubmit={(event) => void save(event)}>
        <DeskHead
          eyebrow={<Link to="/kurasi">← {t.curation.collections}</Link>}
          title={draft.id ? kept.titleId : t.curation.newCollection}
        >
          {draft.id && <Remove id={draft.id} title={kept.titleId} letGo={letGo} />}
          <Button busy={deed.busy} disabled={!dirty && draft.id !== null}>
            {t.say.save}
          </Button>
        </DeskHead>
        <Refusal problem={deed.problem} />
        <div aria-live="polite">
          {saved && !dirty && <Notice tone="good">{t.curation.saved[draft.published ? 'shown' : 'hidden']}</Notice>}
        </div>
        <div className="with-phone">
          <div>
            <Panel title={t.curation.content}>
              <CollectionFields draft={draft} change={change} errorOf={deed.errorOf} />
            </Panel>
            <Panel title={t.curation.productsTitle(draft.items.length)} id="productIds">
              <CollectionItems items={draft.items} onChange={(items) => change({ items })} />
            </Panel>
          </div>
          <Preview of={draft} />
        </div>
      </form>
      {ask}
    </>
  );
};

/** One collection, old or new: what it is called, what is in it and when it is shown, beside the page on a phone. */
export const EditCollection = () => {
  const t = wordsHere();
  const { zone } = useSession();
  const { id = '' } = useParams();
  const asked = useQuery(StaffCollectionsDocument);
  if (id === 'baru') return <Editor key="baru" first={emptyCollection} />;
  return (
    <Loaded of={asked} skeleton={<EditorLoading />}>
      {({ staffCollections }) => {
        const found = staffCollections.find((one) => one.id === id);
        if (found) return <Editor key={found.id} first={collectionDraft(found, zone)} />;
        if (asked.loading) return <EditorLoading />;
        return (
          <EmptyState
            heading="h1"
            emoji="1f50d"
            title={t.curation.goneCollection}
            action={
              <Link className="btn" to="/kurasi">
                {t.curation.toCollections}
              </Link>
            }
          />
        );
      }}
    </Loaded>
  );
};
