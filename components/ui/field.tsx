import type { ComponentProps, ReactElement } from 'react'
import { Labelled, noteId } from './labelled.tsx'

type FieldProps = ComponentProps<'input'> & {
  label: string
  hint?: string
  error?: string | null
  name: string
}

const inputStyle =
  'w-full rounded-[10px] border border-edge/70 bg-surface px-3.5 py-2.5 text-[15px] text-ink placeholder:text-muted/80 focus:border-brand focus:outline-2 focus:-outline-offset-1 focus:outline-brand aria-invalid:border-danger'

export function Field({ label, hint, error, name, ...input }: FieldProps): ReactElement {
  const note = error ?? hint
  return (
    <Labelled name={name} label={label} note={note} isError={Boolean(error)}>
      <input
        id={name}
        name={name}
        className={inputStyle}
        aria-invalid={Boolean(error)}
        aria-describedby={note ? noteId(name) : undefined}
        {...input}
      />
    </Labelled>
  )
}
