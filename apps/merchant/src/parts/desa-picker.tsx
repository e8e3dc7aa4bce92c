import { useQuery } from '@apollo/client/react';
import { Field } from '@lapak/ui';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { FindDesaDocument } from '../gql/graphql.js';
import { t } from '../words/words.js';

export interface ChosenDesa {
  readonly code: string;
  readonly label: string;
}

const QUIET_MS = 180;
const FEWEST = 2;

/** The word asked for last, once the fingers rest. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

interface PickerProps {
  name: string;
  label: string;
  value: ChosenDesa | null;
  onChoose: (desa: ChosenDesa | null) => void;
  error?: string | undefined;
  hint?: string;
  disabled?: boolean;
}

/** What is typed, which villages that could be, and which of them the arrows stand on. */
const useChoosing = (value: ChosenDesa | null, onChoose: (desa: ChosenDesa | null) => void) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [here, setHere] = useState(false);
  const query = useSettled((typed ?? '').trim());
  const enough = query.length >= FEWEST;
  const asked = useQuery(FindDesaDocument, { variables: { query }, skip: !enough });
  const options = enough ? ((asked.data ?? asked.previousData)?.findDesa ?? []) : [];
  const open = here && typed !== null && options.length > 0;
  const choose = (index: number) => {
    const desa = options[index];
    if (!desa) return;
    onChoose({ code: desa.code, label: desa.label });
    setTyped(null);
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
    if (value) onChoose(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + options.length) % options.length);
    else if (event.key === 'Enter') choose(at);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
  };
  const nothing = typed !== null && query.length > FEWEST && !asked.loading && options.length === 0;
  return { typed, at, options, open, nothing, choose, type, onKeyDown, setHere };
};

/** A desa by a few letters of its name or its kecamatan's; misspelt ones are found too. Arrows, Enter and Escape work. */
export const DesaPicker = ({ name, label, value, onChoose, error, hint, disabled }: PickerProps) => {
  const listId = useId();
  const { typed, at, options, open, nothing, choose, type, onKeyDown, setHere } = useChoosing(value, onChoose);
  return (
    <div className="picker">
      <Field
        name={name}
        label={label}
        hint={disabled ? undefined : (hint ?? t.openShop.desaHint)}
        error={error ?? (nothing ? t.openShop.desaNone : undefined)}
        value={typed ?? value?.label ?? ''}
        disabled={disabled}
        autoComplete="off"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(open && { 'aria-activedescendant': `${listId}-${at}` })}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setHere(true)}
        onBlur={() => setHere(false)}
      />
      <ul id={listId} role="listbox" aria-label={label} className="picker-list" hidden={!open}>
        {options.map((desa, i) => (
          <li
            key={desa.code}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(i)}
          >
            <b>{desa.name}</b> <small>{desa.label}</small>
          </li>
        ))}
      </ul>
      <span className="sr" role="status">
        {open ? t.openShop.desaFound(options.length) : ''}
      </span>
    </div>
  );
};
