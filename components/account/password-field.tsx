'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Field } from '#components/ui/field.tsx'

type PasswordFieldProps = {
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  /** Why it was refused: the field says so in the place of its hint. */
  error?: string | null
  name?: string
  label?: string
}

export function PasswordField({
  autoComplete,
  hint,
  error = null,
  name = 'password',
  label,
}: PasswordFieldProps): ReactElement {
  const t = useTranslations('account')
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="relative">
      <Field
        name={name}
        type={isShown ? 'text' : 'password'}
        autoComplete={autoComplete}
        required
        label={label ?? t('password')}
        error={error}
        {...(hint === undefined ? {} : { hint })}
      />
      <button
        type="button"
        aria-label={`${isShown ? t('hide') : t('show')}${label ? `: ${label}` : ''}`}
        onClick={() => setIsShown(!isShown)}
        className="absolute top-[31px] right-1 grid size-10 place-items-center text-muted hover:text-ink"
      >
        {isShown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
      </button>
    </div>
  )
}
