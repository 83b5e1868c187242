import type { ReactElement, ReactNode } from 'react'

type LabelledProps = {
  name: string
  label: string
  note: string | null | undefined
  isError: boolean
  /** A box to tick stands before its label, other controls under theirs. */
  placed?: 'before' | 'under'
  children: ReactNode
}

/** A control with its label, and what is to be said of it below; the control names `noteId(name)`. */
export function Labelled({ placed = 'under', children, ...words }: LabelledProps): ReactElement {
  if (placed === 'under') {
    return (
      <div className="grid gap-1.5">
        <Label {...words} />
        {children}
        <Note {...words} />
      </div>
    )
  }
  return (
    <div className="flex items-start gap-2.5">
      {children}
      <div className="grid gap-0.5">
        <Label {...words} />
        <Note {...words} />
      </div>
    </div>
  )
}

function Label({ name, label }: Pick<LabelledProps, 'name' | 'label'>): ReactElement {
  return (
    <label htmlFor={name} className="text-sm font-medium">
      {label}
    </label>
  )
}

function Note({
  name,
  note,
  isError,
}: Pick<LabelledProps, 'name' | 'note' | 'isError'>): ReactElement | null {
  if (!note) return null
  return (
    <p id={noteId(name)} className={isError ? 'text-[13px] text-danger' : 'text-[13px] text-muted'}>
      {note}
    </p>
  )
}

export function noteId(name: string): string {
  return `${name}-note`
}
