'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from './button.tsx'

type CopyFieldProps = { id: string; label: string; value: string }

/** A value to take elsewhere: selectable, with a button that copies it and says so. */
export function CopyField({ id, label, value }: CopyFieldProps): ReactElement {
  const t = useTranslations('common')
  const [isCopied, setIsCopied] = useState(false)
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(value)
    setIsCopied(true)
    setTimeout(() => setIsCopied(false), 2_000)
  }
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-[13px] text-muted">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1 rounded-[10px] border border-line bg-sunken px-3 font-mono text-[13px]"
        />
        {/* Clipboards need a secure context; without one the field can still be selected. */}
        <Button onClick={() => void copy()} aria-label={t('copyWhat', { what: label })}>
          {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
        </Button>
      </div>
    </div>
  )
}
