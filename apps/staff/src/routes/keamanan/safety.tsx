import { DeskHead } from '@lapak/ui';
import { Security } from '@lapak/web';
import { useTitle } from '../../use-title.js';
import { wordsHere } from '../../words/words.js';

/** Password, devices and second factor of this officer. */
export const Safety = () => {
  const t = wordsHere().places;
  useTitle(t.security);
  return (
    <>
      <DeskHead title={t.security} />
      <div className="narrow-desk">
        <Security />
      </div>
    </>
  );
};
