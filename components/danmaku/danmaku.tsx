'use client'

import dynamic from 'next/dynamic'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useState, type ReactElement } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import { useDanmakuSettings, type DanmakuSettings } from './settings.ts'
import { useStillness } from './use-stillness.ts'

const FlyingComments = dynamic(
  () => untilLoaded(async () => (await import('./flying-comments.tsx')).FlyingComments),
  { ssr: false },
)

type Messages = readonly ChatMessageView[]

/** Chat that flies over the picture, unless it is switched off or nothing may move there. */
export function Danmaku({ messages }: { messages: Messages }): ReactElement | null {
  const settings = useDanmakuSettings()
  const isStill = useStillness()
  if (!settings.isOn || isStill) return null
  return <SinceNow messages={messages} settings={settings} />
}

/** What was said before does not fly: the code comes with the first words that do. */
function SinceNow(props: { messages: Messages; settings: DanmakuSettings }): ReactElement | null {
  const lastId = props.messages.at(-1)?.id
  const [firstId] = useState(lastId)
  const [hasNews, setHasNews] = useState(false)
  if (!hasNews && lastId !== firstId) setHasNews(true)
  return hasNews ? <FlyingComments {...props} afterId={firstId} /> : null
}
