import { formatRupiah } from '@lapak/kernel';
import { Button, Field, Panel } from '@lapak/ui';
import { textsOf } from '@lapak/web';
import { type FormEvent, useState } from 'react';
import type { ShopOrderPartsFragment } from '../../gql/graphql.js';
import { ProblemBox } from '../../parts/problem.js';
import { t } from '../../words/words.js';
import { type MerchantMove, moveLabel, movesOf, type ReasonedMove, takesCash } from './moves.js';
import { ReasonDialog } from './reason-dialog.js';
import { useMove } from './use-move.js';

type Order = ShopOrderPartsFragment;
type Move = ReturnType<typeof useMove>;

const hintOf = (order: Order, move: MerchantMove['move']): string | undefined => {
  const cash = takesCash(order, move);
  if (move === 'deliver') return cash ? t.order.hints.deliverCash(formatRupiah(order.total)) : t.order.hints.deliver;
  if (move === 'ship') return order.deliveryMethod === 'courier' ? t.order.hints.shipCourier : t.order.hints.shipOwn;
  return { accept: t.order.hints.accept, mark_ready: t.order.hints.mark_ready, complete: t.order.hints.complete }[
    move as string
  ];
};

/** Courier and number for a parcel that others carry. */
const Parcel = ({ order, move, primary }: { order: Order; move: Move; primary: boolean }) => {
  const courier = order.deliveryMethod === 'courier';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const texts = textsOf(event);
    void move.run({
      move: 'ship',
      courier: texts['courier']?.trim() || null,
      trackingNumber: texts['trackingNumber']?.trim() || null,
    });
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <p className="meta">{hintOf(order, 'ship')}</p>
      {courier && (
        <div className="fields">
          <Field
            name="courier"
            label={t.order.courier}
            optional={t.say.optional}
            hint={t.order.courierHint}
            defaultValue={order.courier ?? ''}
            error={move.errorOf('courier')}
          />
          <Field
            name="trackingNumber"
            label={t.order.resi}
            optional={t.say.optional}
            autoCapitalize="characters"
            error={move.errorOf('trackingNumber')}
          />
        </div>
      )}
      <Button wide kind={primary ? 'primary' : 'ghost'} busy={move.busy}>
        {moveLabel(order, 'ship')}
      </Button>
    </form>
  );
};

/** The code that only the buyer has: it proves that the right person took the goods. */
const HandOver = ({ order, move, primary }: { order: Order; move: Move; primary: boolean }) => (
  <form
    className="form"
    noValidate
    onSubmit={(event) => {
      const { pickupCode = '' } = textsOf(event);
      void move.run({ move: 'hand_over', pickupCode: pickupCode.trim() });
    }}
  >
    {takesCash(order, 'hand_over') && <p className="collect">{t.order.collect(formatRupiah(order.total))}</p>}
    <Field
      name="pickupCode"
      label={t.order.pickupCode}
      hint={t.order.hints.hand_over}
      autoComplete="off"
      autoCapitalize="characters"
      error={
        move.errorOf('pickupCode') ?? (move.problem?.code === 'WrongPickupCode' ? move.problem.message : undefined)
      }
    />
    <Button wide kind={primary ? 'primary' : 'ghost'} busy={move.busy}>
      {moveLabel(order, 'hand_over')}
    </Button>
  </form>
);

const Plain = ({
  order,
  one,
  move,
  primary,
}: {
  order: Order;
  one: MerchantMove['move'];
  move: Move;
  primary: boolean;
}) => (
  <div className="form">
    {hintOf(order, one) && <p className="meta">{hintOf(order, one)}</p>}
    <Button wide kind={primary ? 'primary' : 'ghost'} busy={move.busy} onClick={() => void move.run({ move: one })}>
      {moveLabel(order, one)}
    </Button>
  </div>
);

/** What can be done with an order now, as the server offers it: the likeliest first, ways out at the end. */
export const OrderMoves = ({ order }: { order: Order }) => {
  const move = useMove(order);
  const [against, setAgainst] = useState<ReasonedMove | null>(null);
  const all = movesOf(order);
  const main = all.filter(({ weight }) => weight === 'main');
  const refusals = all.filter((one): one is Extract<MerchantMove, { needs: 'reason' }> => one.needs === 'reason');
  const problem = move.problem?.code === 'WrongPickupCode' || against ? null : move.problem;
  return (
    <Panel title={t.order.next}>
      {all.length === 0 && <p className="meta">{t.order.noMoves}</p>}
      <ProblemBox problem={problem} />
      {main.map(({ move: one, needs }, i) => {
        const primary = i === 0;
        if (needs === 'parcel') return <Parcel key={one} order={order} move={move} primary={primary} />;
        if (needs === 'code') return <HandOver key={one} order={order} move={move} primary={primary} />;
        return <Plain key={one} one={one} order={order} move={move} primary={primary} />;
      })}
      {refusals.length > 0 && (
        <p className="form-foot">
          {refusals.map(({ move: one }) => (
            <Button key={one} kind="quiet" small className="against" onClick={() => setAgainst(one)}>
              {t.order.moves[one]}
            </Button>
          ))}
        </p>
      )}
      {against && <ReasonDialog which={against} move={move} onClose={() => setAgainst(null)} />}
    </Panel>
  );
};
