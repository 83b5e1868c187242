'use client'

import { useTranslations } from 'next-intl'
import type { Ack } from '#lib/events.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import type { DeskClient } from './desk-client.ts'
import { notify } from '#components/ui/notify.ts'

type DeskActs = {
  claim: (conversationId: string) => Promise<void>
  release: (conversationId: string) => Promise<void>
}

/** Claiming and releasing, with a word to the agent either way; a loser is told who won. */
export function useDeskActs(client: DeskClient): DeskActs {
  const t = useTranslations('desk')
  const fail = useFailure()
  function report(ack: Ack<unknown>, success: string): void {
    if (ack.ok) notify('success', success)
    else fail(ack)
  }
  return {
    claim: async (conversationId) => report(await client.claim(conversationId), t('claimed')),
    release: async (conversationId) =>
      report(await client.request('conversation:release', { conversationId }), t('released')),
  }
}
