import { dayIn, formatDay, formatTime, weekdayName, weekdayOf } from '@lapak/kernel';
import { Field } from '@lapak/ui';
import { useSession } from '@lapak/web';
import { fromField } from '../../local-time.js';
import { wordsHere } from '../../words/words.js';

interface MomentProps {
  name: string;
  label: string;
  value: string;
  onChange: (event: { target: { value: string } }) => void;
  hint?: string;
  error?: string | undefined;
  optional?: string;
  required?: boolean;
}

/** A day and an hour on the regency's clock, said again in words: browsers write dates each in their own order. */
export const MomentField = ({ hint, ...field }: MomentProps) => {
  const t = wordsHere().curation;
  const { zone, locale } = useSession();
  const iso = fromField(field.value, zone);
  const day = iso && dayIn(zone.name, new Date(iso));
  const said =
    iso &&
    day &&
    `${weekdayName(weekdayOf(day), locale)}, ${formatDay(day, locale)}, ${formatTime(new Date(iso), zone)}`;
  return (
    <Field
      {...field}
      type="datetime-local"
      hint={
        <>
          {said || t.zoneHint(zone.label)}
          {hint && (
            <>
              <br />
              {hint}
            </>
          )}
        </>
      }
    />
  );
};
