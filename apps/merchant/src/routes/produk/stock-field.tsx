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

/**
 * Stock that changes where it stands: two buttons and a figure to type over. Several taps become one call, sent once the
 * fingers rest; what the server then says is what is shown.
 */
export const StockField = ({ variant, label }: { variant: StockVariant; label: string }) => {
  const { run, problem } = useDeed(SetStockDocument);
  const [typed, setTyped] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const id = `stok-${variant.id}`;
  const now = typed === null ? variant.onHand : parseCount(typed);

  useEffect(() => {
    if (typed === null) return;
    const onHand = parseCount(typed);
    if (onHand === null || onHand === variant.onHand) return;
    const timer = setTimeout(() => {
      setSaved(false);
      void run({ variantId: variant.id, onHand }).then((outcome) => {
        if (!outcome) return;
        setTyped(null);
        setSaved(true);
      });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed, variant.id, variant.onHand, run]);

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
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-kabar`}
        />
        <button type="button" aria-label={t.products.plus(label)} onClick={() => step(1)}>
          +
        </button>
      </div>
      <small id={`${id}-kabar`} role="status" className={problem ? 'error' : 'meta'}>
        {problem
          ? (problem.fields[0]?.message ?? problem.message)
          : saved && typed === null
            ? t.products.stockSaved
            : variant.reserved > 0
              ? t.products.reserved(variant.reserved)
              : ''}
      </small>
    </div>
  );
};
