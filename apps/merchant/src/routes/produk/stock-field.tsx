import { formatNumber } from '@lapak/kernel';
import { useDeed } from '@lapak/web';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { SetStockDocument } from '../../gql/graphql.js';
import { parseCount } from '../../parts/weight.js';
import { t } from '../../words/words.js';

interface StockVariant {
  readonly id: string;
  readonly onHand: number;
  readonly reserved: number;
}

const QUIET_MS = 700;

/** What is typed, and its way to the server once the fingers rest; `said` is what came of it. */
const useStock = (variant: StockVariant) => {
  const { run, problem } = useDeed(SetStockDocument);
  const [typed, setTyped] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const { id, onHand, reserved } = variant;

  useEffect(() => {
    const wanted = typed === null ? null : parseCount(typed);
    if (wanted === null || wanted === onHand) return;
    const timer = setTimeout(() => {
      setSaved(false);
      void run({ variantId: id, onHand: wanted }).then((outcome) => {
        if (!outcome) return;
        setTyped(null);
        setSaved(true);
      });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed, id, onHand, run]);

  const said = (): string => {
    if (problem) return problem.fields[0]?.message ?? problem.message;
    if (saved && typed === null) return t.products.stockSaved;
    return reserved > 0 ? t.products.reserved(reserved) : '';
  };
  return { typed, setTyped, failed: problem !== null, said: said() };
};

/**
 * Stock that changes where it stands: two buttons and a figure to type over. Several taps become one call; what the
 * server then says is what is shown.
 */
export const StockField = ({ variant, label }: { variant: StockVariant; label: string }) => {
  const { typed, setTyped, failed, said } = useStock(variant);
  const id = `stok-${variant.id}`;
  const now = typed === null ? variant.onHand : parseCount(typed);
  const step = (by: number) => setTyped(String(Math.max(0, (now ?? variant.onHand) + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  };
  return (
    <div className="stock-field">
      <div className="stepper">
        <button type="button" aria-label={t.products.less(label)} disabled={now === 0} onClick={() => step(-1)}>
          −
        </button>
        <input
          id={id}
          aria-label={t.products.stockOf(label)}
          inputMode="numeric"
          value={typed ?? formatNumber(variant.onHand)}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => typed !== null && parseCount(typed) === null && setTyped(null)}
          onKeyDown={onKeyDown}
          aria-invalid={failed || undefined}
          aria-describedby={`${id}-kabar`}
        />
        <button type="button" aria-label={t.products.plus(label)} onClick={() => step(1)}>
          +
        </button>
      </div>
      <small id={`${id}-kabar`} role="status" className={failed ? 'error' : 'meta'}>
        {said}
      </small>
    </div>
  );
};
