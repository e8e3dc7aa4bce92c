import { Button, ErrorSummary } from '@lapak/ui';
import { useDeed } from '@lapak/web';
import { type ApplicationPartsFragment, SubmitApplicationDocument } from '../../gql/graphql.js';
import { ProblemBox } from '../../parts/problem.js';
import { t } from '../../words/words.js';

/** Sends the application; what is missing is named, each line a link to its place. */
export const Submit = ({
  shopId,
  application,
  onMissing,
}: {
  shopId: string;
  application: ApplicationPartsFragment;
  onMissing: (keys: readonly string[]) => void;
}) => {
  const { run, busy, problem } = useDeed(SubmitApplicationDocument, { refetch: ['Application', 'ShopFrame'] });
  const missing = application.requirements.filter(({ key }) => application.missing.includes(key));
  const again = application.state === 'needs_fix' || application.state === 'rejected';
  const submit = async () => {
    onMissing(application.missing);
    if (await run({ shopId })) document.getElementById('isi')?.focus();
  };
  return (
    <div className="submit">
      {problem?.code === 'RequirementsMissing' ? (
        <ErrorSummary
          title={t.apply.missing}
          problems={missing.map(({ key, label }) => ({ field: `syarat-${key}`, message: label }))}
        />
      ) : (
        <ProblemBox problem={problem} />
      )}
      {missing.length > 0 && !problem && (
        <p className="meta">
          {t.apply.missing} {missing.map(({ label }) => label).join(', ')}.
        </p>
      )}
      <Button wide busy={busy} onClick={() => void submit()}>
        {again ? t.apply.resubmit : t.apply.submit}
      </Button>
    </div>
  );
};
