'use client'

import dynamic from 'next/dynamic'
import type { ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import { useDanmakuSettings } from './settings.ts'
import { useStillness } from './use-stillness.ts'

const FlyingComments = dynamic(async () => (await import('./flying-comments.tsx')).FlyingComments, {
  ssr: false,
})

/** Chat that flies over the picture, for those who want it: its code comes when it is switched on. */
export function Danmaku({ messages }: { messages: readonly ChatMessageView[] }): ReactElement | null {
  const settings = useDanmakuSettings()
  const isStill = useStillness()
  if (!settings.isOn || isStill) return null
  return <FlyingComments messages={messages} settings={settings} />
}
