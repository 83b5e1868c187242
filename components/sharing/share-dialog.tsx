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
  const locale = useLocale()
  const link = useShareLink(shared)
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
        <p role="status" className="py-10 text-center text-sm text-muted">
          {t('making')}
        </p>
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
                value={embedSnippet(window.location.origin, slug, title)}
              />
            )}
          </div>
        </div>
      )}
    </Modal>
  )
}

function useShareLink({ programmeId, broadcastId, share }: Shared): { code: string; url: string } | null {
  const fail = useFailure()
  const [link, setLink] = useState<{ code: string; url: string } | null>(null)
  useEffect(() => {
    let isLeft = false
    async function ask(): Promise<void> {
      const ack = await share({ programmeId, broadcastId }).catch(() => null)
      if (isLeft) return
      if (ack?.ok) setLink(ack.data)
      else fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
    }
    void ask()
    return () => void (isLeft = true)
  }, [programmeId, broadcastId, share, fail])
  return link
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
