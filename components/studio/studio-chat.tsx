'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type ReactElement } from 'react'
import type { Room } from '#lib/rooms.ts'
import { ChatInput } from '#components/live-room/chat-input.tsx'
import { ChatPanel } from '#components/live-room/chat-panel.tsx'
import type { RoomClient } from '#components/live-room/room-client.ts'
import type { RoomState } from '#components/live-room/room-state.ts'
import { SlowSelect } from './slow-select.tsx'
import { StudioPanel } from './studio-panel.tsx'

type StudioChatProps = {
  room: Room
  client: RoomClient
  state: RoomState
  host: { id: string; name: string }
}

/** The room's chat, in which the host speaks at the live edge: the server's clock places the words. */
export function StudioChat({ room, client, state, host }: StudioChatProps): ReactElement {
  const t = useTranslations('studio.chat')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  return (
    <StudioPanel
      id="studio-chat"
      title={t('title')}
      aside={<SlowSelect room={room} client={client} slowSeconds={state.slowSeconds} />}
      className="h-[560px] max-lg:order-1 lg:col-span-2 xl:sticky xl:top-4 xl:col-span-1 xl:h-[calc(100dvh-2rem)]"
    >
      <ChatPanel
        messages={state.messages}
        pending={state.pending}
        viewer={host}
        onRetry={(clientId) => client.sayAgain(clientId)}
        onDiscard={(clientId) => client.discard(clientId)}
      >
        <ChatInput
          inputRef={input}
          text={text}
          onText={setText}
          onSend={(words) => client.say(words, null)}
        />
      </ChatPanel>
    </StudioPanel>
  )
}
