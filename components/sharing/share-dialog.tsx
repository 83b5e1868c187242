'use client'

import { Send } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyField } from '#components/ui/copy-field.tsx'
import { Modal } from '#components/ui/modal.tsx'
import { useFailure } from '#components/ui/use-failure.ts'
import { embedSnippet } from './embed-snippet.ts'
import { Poster } from './poster.tsx'
import type { Shared } from './shared.ts'

/** A short link that counts, the poster with its QR code, and the player for other sites. */
export function ShareDialog({ onClose, ...shared }: Shared & { onClose: () => void }): ReactElement {
  const t = useTranslations('sharing')
  const common = useTranslations('common')
  const locale = useLocale()
  const { link, isRefused, retry } = useShareLink(shared)
  const { slug, title } = shared
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={title}
      width="wide"
    >
      {link === null ? (
        <div role="status" className="grid justify-items-center gap-3 py-10 text-sm text-muted">
          {isRefused ? <Button onClick={retry}>{common('retry')}</Button> : t('making')}
        </div>
      ) : (
        <div className="grid gap-5 sm:grid-cols-[180px_1fr]">
          <Poster src={`/api/programmes/${slug}/poster?code=${link.code}&lang=${locale}`} title={title} />
          <div className="grid content-start gap-4">
            <CopyField id="share-link" label={t('link')} value={link.url} />
            <SystemShare title={title} url={link.url} />
            {shared.isPublic && (
              <CopyField
                id="share-embed"
                label={t('embed')}
                value={embedSnippet(window.location.origin, shared)}
              />
            )}
          </div>
        </div>
      )}
    </Modal>
  )
}

type Link = { code: string; url: string }

/** The link, asked for when the dialog opens; what refused it is said as a notice. */
function useShareLink({ programmeId, broadcastId, share }: Shared): {
  link: Link | null
  isRefused: boolean
  retry: () => void
} {
  const fail = useFailure()
  const [link, setLink] = useState<Link | null>(null)
  const [isRefused, setIsRefused] = useState(false)
  useEffect(() => {
    if (isRefused) return
    let isLeft = false
    async function ask(): Promise<void> {
      const ack = await share({ programmeId, broadcastId }).catch(() => null)
      if (isLeft) return
      if (ack?.ok) return setLink(ack.data)
      setIsRefused(true)
      fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
    }
    void ask()
    return () => void (isLeft = true)
  }, [programmeId, broadcastId, share, fail, isRefused])
  return { link, isRefused, retry: () => setIsRefused(false) }
}

/** The device's own way of passing things on, where it has one. */
function SystemShare({ title, url }: { title: string; url: string }): ReactElement | null {
  const t = useTranslations('sharing')
  if (!('share' in navigator)) return null
  return (
    <Button
      className="justify-self-start"
      onClick={() => void navigator.share({ title, url }).catch(() => {})}
    >
      <Send aria-hidden className="size-4" />
      {t('system')}
    </Button>
  )
}
