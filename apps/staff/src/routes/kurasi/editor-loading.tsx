import { DeskHead, Skeleton } from '@lapak/ui';
import { wordsHere } from '../../words/words.js';

/** An editor whose thing is still on its way. */
export const EditorLoading = () => {
  const t = wordsHere();
  return (
    <>
      <DeskHead eyebrow={t.curation.eyebrow} title={t.curation.title} />
      <Skeleton lines={12} label={t.say.loading} />
    </>
  );
};
