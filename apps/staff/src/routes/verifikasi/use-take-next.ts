import { type Said, useDeed } from '@lapak/web';
import { useNavigate } from 'react-router';
import { TakeNextCaseDocument } from '../../gql/graphql.js';

/** Takes the case whose promise ends first, and goes there. */
export const useTakeNext = (): { take: () => Promise<void>; busy: boolean; problem: Said | null } => {
  const navigate = useNavigate();
  const { run, busy, problem } = useDeed(TakeNextCaseDocument);
  const take = async () => {
    const outcome = await run({});
    if (outcome?.__typename === 'CaseTaken') await navigate(`/verifikasi/${outcome.case.code}`);
  };
  return { take, busy, problem };
};
