import type { ComponentProps, ReactElement } from 'react'

type Choice = { value: string; label: string; disabled?: boolean }
type SelectFieldProps = Omit<ComponentProps<'select'>, 'children'> & {
  label: string
  hint?: string | undefined
  name: string
  choices: readonly Choice[]
}

/** One of a few; the browser's own list, which every phone and screen reader knows. */
export function SelectField({ label, hint, name, choices, ...select }: SelectFieldProps): ReactElement {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={name}
        name={name}
        aria-describedby={hint ? `${name}-note` : undefined}
        className="min-h-11 w-full rounded-[10px] border border-edge/70 bg-surface px-3 text-[15px] text-ink focus:border-brand focus:outline-2 focus:-outline-offset-1 focus:outline-brand disabled:bg-sunken disabled:text-muted"
        {...select}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${name}-note`} className="text-[13px] text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
