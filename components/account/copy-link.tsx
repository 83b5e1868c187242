'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'

/** Copies an address; a browser that lets no page write its clipboard shows it instead. */
export function CopyLink({ url, of }: { url: string; of: string }): ReactElement {
  const t = useTranslations('common')
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(url)
    } catch {
      return setState('refused')
    }
    setState('copied')
    setTimeout(() => setState('idle'), 2_000)
  }
  if (state === 'refused') return <span className="font-mono text-[13px] break-all select-all">{url}</span>
  return (
    <Button size="small" onClick={() => void copy()} aria-label={t('copyWhat', { what: of })}>
      {state === 'copied' ? (
        <Check aria-hidden className="size-3.5" />
      ) : (
        <Copy aria-hidden className="size-3.5" />
      )}
      <span aria-live="polite">{state === 'copied' ? t('copied') : t('copy')}</span>
    </Button>
  )
}
