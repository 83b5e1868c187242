import type { ComponentProps, ReactElement } from 'react'

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
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={name}
        name={name}
        className={inputStyle}
        aria-invalid={Boolean(error)}
        aria-describedby={note ? `${name}-note` : undefined}
        {...input}
      />
      {note && (
        <p id={`${name}-note`} className={error ? 'text-[13px] text-danger' : 'text-[13px] text-muted'}>
          {note}
        </p>
      )}
    </div>
  )
}
