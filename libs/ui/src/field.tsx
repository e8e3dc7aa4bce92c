import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useRef,
} from 'react';

interface Frame {
  /** Also the id of the control; an error summary links to `#name`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The sentence that says what is wrong and how it should be. */
  error?: string | undefined;
  /** The word shown beside the label when the field may stay empty. */
  optional?: string;
}

const describedBy = ({ name, hint, error }: Frame): string | undefined =>
  [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ') || undefined;

const Shell = ({ name, label, hint, error, optional, children }: Frame & { children: ReactNode }) => (
  <div className={error ? 'field wrong' : 'field'}>
    <label htmlFor={name}>
      {label} {optional && <span className="optional">({optional})</span>}
    </label>
    {children}
    {error && (
      <small className="error" id={`${name}-error`}>
        {error}
      </small>
    )}
    {hint && <small id={`${name}-hint`}>{hint}</small>}
  </div>
);

const frameOf = ({ name, label, hint, error, optional }: Frame): Frame => ({ name, label, hint, error, optional });
const rest = <T extends Frame>({ label: _label, hint: _hint, error: _error, optional: _optional, ...others }: T) =>
  others;
const wires = (frame: Frame) => ({
  id: frame.name,
  'aria-invalid': frame.error ? true : undefined,
  'aria-describedby': describedBy(frame),
});

export const Field = (props: Frame & InputHTMLAttributes<HTMLInputElement>) => (
  <Shell {...frameOf(props)}>
    <input type="text" {...rest(props)} {...wires(props)} className="input" />
  </Shell>
);

export const TextArea = (props: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Shell {...frameOf(props)}>
    <textarea {...rest(props)} {...wires(props)} className="textarea" />
  </Shell>
);

export const Select = (props: Frame & SelectHTMLAttributes<HTMLSelectElement>) => (
  <Shell {...frameOf(props)}>
    <select {...rest(props)} {...wires(props)} className="select" />
  </Shell>
);

/** Whole rupiah as people type them (`25.000`); parse with `parseRupiah` of @lapak/kernel. */
export const MoneyField = (props: Frame & InputHTMLAttributes<HTMLInputElement>) => (
  <Shell {...frameOf(props)}>
    <span className="affix">
      <span aria-hidden="true">Rp</span>
      <input type="text" inputMode="numeric" autoComplete="off" {...rest(props)} {...wires(props)} className="input" />
    </span>
  </Shell>
);

export const CheckField = ({
  label,
  error,
  name,
  ...input
}: { label: ReactNode; name: string; error?: string } & InputHTMLAttributes<HTMLInputElement>) => (
  <div className={error ? 'field wrong' : undefined}>
    <label className="check">
      <input
        type="checkbox"
        {...input}
        name={name}
        id={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      <span>{label}</span>
    </label>
    {error && (
      <small className="error" id={`${name}-error`}>
        {error}
      </small>
    )}
  </div>
);

export interface Choice {
  value: string;
  label: ReactNode;
  detail?: ReactNode;
  /** A figure at the right, e.g. the price. */
  figure?: ReactNode;
  disabled?: boolean;
}
interface ChoiceProps {
  legend: ReactNode;
  name: string;
  choices: readonly Choice[];
  /** The chosen value at first (uncontrolled); with `onChoose`, the value now. */
  value?: string | undefined;
  onChoose?: (value: string) => void;
  error?: string | undefined;
  /** `chips` for short words, `cards` for two lines and a figure. */
  as?: 'chips' | 'cards';
}

/** One of several: radios as chips or cards. */
export const ChoiceField = ({ legend, name, choices, value, onChoose, error, as = 'chips' }: ChoiceProps) => (
  <fieldset className={error ? 'field wrong' : 'field'} aria-describedby={error ? `${name}-error` : undefined}>
    <legend className="label">{legend}</legend>
    <div className={as === 'chips' ? 'choices' : 'options'}>
      {choices.map((choice) => (
        <label key={choice.value} className={as === 'chips' ? 'choice' : 'option'}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            {...(onChoose
              ? { checked: value === choice.value, onChange: () => onChoose(choice.value) }
              : { defaultChecked: value === choice.value })}
          />
          {as === 'chips' ? (
            <>
              {choice.label}
              {choice.detail && <small>{choice.detail}</small>}
            </>
          ) : (
            <>
              <span>
                <b>{choice.label}</b>
                {choice.detail && <small>{choice.detail}</small>}
              </span>
              {choice.figure && <em>{choice.figure}</em>}
            </>
          )}
        </label>
      ))}
    </div>
    {error && (
      <small className="error" id={`${name}-error`}>
        {error}
      </small>
    )}
  </fieldset>
);

/** All that is wrong with a form, on top of it, each a link to its field. Takes the focus when it appears. */
export const ErrorSummary = ({
  title,
  problems,
}: {
  title: string;
  problems: readonly { field?: string; message: string }[];
}) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice bad" role="alert" tabIndex={-1} id="masalah" ref={ref}>
      <span aria-hidden="true">!</span>
      <div>
        <b>{title}</b>
        <ul>
          {problems.map(({ field, message }) => (
            <li key={`${field}${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
};
