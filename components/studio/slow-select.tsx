'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { slowChoices } from '#lib/chat-rules.ts'
import type { Room } from '#lib/rooms.ts'
import type { RoomClient } from '#components/live-room/room-client.ts'
import { useFailure } from '#components/ui/use-failure.ts'

type SlowSelectProps = { room: Room; client: RoomClient; slowSeconds: number }

/** How often one viewer may speak; the room is told at once. */
export function SlowSelect({ room, client, slowSeconds }: SlowSelectProps): ReactElement {
  const t = useTranslations('studio.chat.slow')
  const fail = useFailure()
  const [isBusy, setIsBusy] = useState(false)

  async function choose(value: string): Promise<void> {
    const seconds = slowChoices.find((choice) => String(choice) === value)
    if (seconds === undefined) return
    setIsBusy(true)
    const ack = await client.request('room:slow', { room, seconds })
    setIsBusy(false)
    if (!ack.ok) fail(ack)
  }

  return (
    <select
      aria-label={t('label')}
      value={slowSeconds}
      disabled={isBusy}
      onChange={(event) => void choose(event.target.value)}
      className="min-h-9 rounded-[10px] border border-edge/70 bg-surface px-2 text-[13px]"
    >
      {slowChoices.map((seconds) => (
        <option key={seconds} value={seconds}>
          {seconds === 0 ? t('off') : t('every', { seconds })}
        </option>
      ))}
    </select>
  )
}
