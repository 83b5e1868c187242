import type { ComponentProps, ReactElement } from 'react'

type CheckFieldProps = ComponentProps<'input'> & { label: string; hint?: string; name: string }

export function CheckField({ label, hint, name, ...input }: CheckFieldProps): ReactElement {
  return (
    <div className="flex items-start gap-2.5">
      <input
        id={name}
        name={name}
        type="checkbox"
        aria-describedby={hint ? `${name}-note` : undefined}
        className="mt-1 size-4.5 shrink-0 accent-brand"
        {...input}
      />
      <div className="grid gap-0.5">
        <label htmlFor={name} className="text-sm font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${name}-note`} className="text-[13px] text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
