'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useSyncExternalStore, type ReactElement } from 'react'
import { noticesStore, type Notice } from './notices-store.ts'
import { missingEvent } from './until-loaded.ts'

const none: readonly Notice[] = []

/** Where `notify` speaks. Once a page, always there, so that readers listen before the first word. */
export function Notices(): ReactElement {
  const t = useTranslations('common')
  const notices = useSyncExternalStore(noticesStore.subscribe, noticesStore.notices, () => none)
  useEffect(() => {
    const onMissing = () => noticesStore.add('error', t('outdated'))
    window.addEventListener(missingEvent, onMissing)
    return () => window.removeEventListener(missingEvent, onMissing)
  }, [t])
  return (
    <div
      role="status"
      aria-label={t('notices')}
      className="pointer-events-none fixed inset-x-0 top-4 z-60 grid justify-items-center gap-2 px-4"
    >
      {notices.map(({ id, kind, text }) => (
        <div
          key={id}
          className="pointer-events-auto flex max-w-md animate-rise items-center gap-2.5 rounded-full border border-line bg-raised py-2 pr-2 pl-4 text-sm shadow-pop"
        >
          {kind === 'success' ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-brand" />
          ) : (
            <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
          )}
          {text}
          <button
            type="button"
            aria-label={t('close')}
            onClick={() => noticesStore.remove(id)}
            className="grid size-7 place-items-center rounded-full text-muted hover:bg-sunken"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </div>
      ))}
    </div>
  )
}
