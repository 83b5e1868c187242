import type { ComponentProps, ReactElement } from 'react'
import { Labelled, noteId } from './labelled.tsx'

type CheckFieldProps = ComponentProps<'input'> & { label: string; hint?: string; name: string }

export function CheckField({ label, hint, name, ...input }: CheckFieldProps): ReactElement {
  return (
    <Labelled name={name} label={label} note={hint} isError={false} placed="before">
      <input
        id={name}
        name={name}
        type="checkbox"
        aria-describedby={hint ? noteId(name) : undefined}
        className="mt-1 size-4.5 shrink-0 accent-brand"
        {...input}
      />
    </Labelled>
  )
}
