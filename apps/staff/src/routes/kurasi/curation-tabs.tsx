import { Tabs } from '@lapak/ui';
import { RouterLink } from '../../frame.js';
import { wordsHere } from '../../words/words.js';

export const CurationTabs = ({ at }: { at: 'collections' | 'features' }) => {
  const t = wordsHere().curation;
  return (
    <Tabs
      label={t.tabs}
      link={RouterLink}
      tabs={[
        { href: '/kurasi', label: t.collections, current: at === 'collections' },
        { href: '/kurasi/toko-pilihan', label: t.features, current: at === 'features' },
      ]}
    />
  );
};
