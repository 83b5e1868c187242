'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement, type ReactNode, type RefObject } from 'react'
import type { ChatMessageView } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { DanmakuButton } from '#components/danmaku/danmaku-button.tsx'
import { ChatInput } from './chat-input.tsx'
import { ChatPanel } from './chat-panel.tsx'
import { LikeButton } from './like-button.tsx'
import { quoteOf } from './quote-of.ts'
import type { RoomClient } from './room-client.ts'
import { SignInPrompt } from './sign-in-prompt.tsx'
import { useRoomState } from './use-room.ts'

const ReplyBar = dynamic(() => untilLoaded(async () => (await import('./reply-bar.tsx')).ReplyBar), {
  loading: nothing,
})
const MessageActions = dynamic(
  () => untilLoaded(async () => (await import('./message-actions.tsx')).MessageActions),
  { loading: nothing },
)

type LiveChatProps = {
  room: Room
  client: RoomClient
  hasEnded: boolean
  viewer: { id: string; name: string } | null
  chatInput: RefObject<HTMLInputElement | null>
  readMediaTime: () => number | null
  /** More buttons beside the input. */
  bar: ReactNode
}

/** The chat of a running room: reading for everybody, speaking and answering for who is signed in. */
export function LiveChat(props: LiveChatProps): ReactElement {
  const { room, client, viewer, chatInput, readMediaTime } = props
  const state = useRoomState(client)
  const [text, setText] = useState('')
  const [replyTo, setReplyTo] = useState<ChatMessageView | null>(null)
  const [mentioned, setMentioned] = useState<ChatMessageView['author'][]>([])
  const [chosen, setChosen] = useState<ChatMessageView | null>(null)

  function say(words: string): void {
    const named = mentioned.filter(({ name }) => words.includes(`@${name}`))
    const people = new Set([...(replyTo ? [replyTo.author] : []), ...named].map(({ id }) => id))
    client.say(words, readMediaTime(), {
      replyTo: replyTo && quoteOf(replyTo),
      mentions: [...people].slice(0, 5),
    })
    setReplyTo(null)
    setMentioned([])
  }
  function answer(message: ChatMessageView): void {
    setReplyTo(message)
    focusLater(chatInput)
  }
  function mention({ author }: ChatMessageView): void {
    setText((before) => `${before}@${author.name} `)
    setMentioned((before) => [...before, author])
    focusLater(chatInput)
  }

  return (
    <ChatPanel
      messages={state.messages}
      pending={state.pending}
      viewer={viewer}
      onRetry={(clientId) => client.sayAgain(clientId)}
      onDiscard={(clientId) => client.discard(clientId)}
      {...(viewer ? { onChoose: setChosen } : {})}
    >
      {replyTo && <ReplyBar message={replyTo} onCancel={() => setReplyTo(null)} />}
      {viewer && <InputNote hasEnded={props.hasEnded} slowSeconds={state.slowSeconds} />}
      <div className="flex items-center border-t border-line over:border-t-0 pr-3 *:first:min-w-0 *:first:flex-1 *:first:border-t-0 max-lg:largest:portrait:flex-wrap max-lg:largest:portrait:justify-evenly max-lg:largest:portrait:pr-0 max-lg:largest:portrait:*:first:basis-full">
        {viewer ? (
          <ChatInput inputRef={chatInput} text={text} onText={setText} onSend={say} />
        ) : (
          <SignInPrompt />
        )}
        <DanmakuButton />
        {props.bar}
        <LikeButton room={room} client={client} likes={state.counts?.likes ?? null} />
      </div>
      {chosen && viewer && (
        <MessageActions
          message={chosen}
          client={client}
          onClose={() => setChosen(null)}
          onReply={answer}
          onMention={mention}
          onBlocked={(userId) => client.hide(userId)}
        />
      )}
    </ChatPanel>
  )
}

/** What whoever speaks should know first. */
function InputNote({
  hasEnded,
  slowSeconds,
}: {
  hasEnded: boolean
  slowSeconds: number
}): ReactElement | null {
  const t = useTranslations('room.chat')
  if (!hasEnded && slowSeconds === 0) return null
  return (
    <p className="border-t border-line over:border-t-0 px-4 py-1 text-xs text-muted">
      {hasEnded ? t('over') : t('slow', { seconds: slowSeconds })}
    </p>
  )
}

/** The dialog gives the focus back to where it came from when it has closed; then it is ours. */
function focusLater(input: RefObject<HTMLInputElement | null>): void {
  setTimeout(() => input.current?.focus(), 250)
}
