import { Button } from '@lapak/ui';
import type { ShopOrderRowFragment } from '../../gql/graphql.js';
import { moveLabel, movesOf } from './moves.js';
import { useMove } from './use-move.js';

/** The next step, where one tap is enough for it and nothing is lost by it. */
export const QuickMove = ({ order }: { order: ShopOrderRowFragment }) => {
  const { run, busy, problem } = useMove(order);
  const next = movesOf(order).find(({ move }) => move === 'accept' || move === 'mark_ready');
  if (!next) return null;
  return (
    <>
      <Button kind="ghost" small busy={busy} onClick={() => void run({ move: next.move })}>
        {moveLabel(order, next.move)}
        <span className="sr"> {order.code}</span>
      </Button>
      {problem && (
        <small className="error" role="alert">
          {problem.message}
        </small>
      )}
    </>
  );
};
