'use client'

import { useTranslations } from 'next-intl'
import { useRef, type ReactElement } from 'react'
import { ChatInput } from '#components/live-room/chat-input.tsx'
import { ChatPanel } from '#components/live-room/chat-panel.tsx'
import type { RoomClient } from '#components/live-room/room-client.ts'
import type { RoomState } from '#components/live-room/room-state.ts'
import { StudioPanel } from './studio-panel.tsx'

type StudioChatProps = { client: RoomClient; state: RoomState; host: { id: string; name: string } }

/** The room's chat, in which the host speaks at the live edge: the server's clock places the words. */
export function StudioChat({ client, state, host }: StudioChatProps): ReactElement {
  const t = useTranslations('studio.chat')
  const input = useRef<HTMLInputElement>(null)
  return (
    <StudioPanel
      id="studio-chat"
      title={t('title')}
      className="h-[560px] max-lg:order-1 lg:col-span-2 xl:sticky xl:top-4 xl:col-span-1 xl:h-[calc(100dvh-2rem)]"
    >
      <ChatPanel
        messages={state.messages}
        pending={state.pending}
        viewer={host}
        onRetry={(clientId) => client.sayAgain(clientId)}
        onDiscard={(clientId) => client.discard(clientId)}
      >
        <ChatInput inputRef={input} onSend={(text) => client.say(text, null)} />
      </ChatPanel>
    </StudioPanel>
  )
}
