import type { ComponentProps, ReactElement } from 'react'
import { Labelled, noteId } from './labelled.tsx'

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
    <Labelled name={name} label={label} note={hint} isError={false}>
      <select
        id={name}
        name={name}
        aria-describedby={hint ? noteId(name) : undefined}
        className="min-h-11 w-full rounded-[10px] border border-edge/70 bg-surface px-3 text-[15px] text-ink focus:border-brand focus:outline-2 focus:-outline-offset-1 focus:outline-brand disabled:bg-sunken disabled:text-muted"
        {...select}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
