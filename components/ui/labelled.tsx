import type { ReactElement, ReactNode } from 'react'

type LabelledProps = {
  name: string
  label: string
  note: string | null | undefined
  isError: boolean
  children: ReactNode
}

/** A control under its label, with what is to be said of it below; the control names `noteId(name)`. */
export function Labelled({ name, label, note, isError, children }: LabelledProps): ReactElement {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {note && (
        <p id={noteId(name)} className={isError ? 'text-[13px] text-danger' : 'text-[13px] text-muted'}>
          {note}
        </p>
      )}
    </div>
  )
}

export function noteId(name: string): string {
  return `${name}-note`
}
