'use client'

import { Heart } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactElement } from 'react'
import type { Room } from '#lib/rooms.ts'
import { LikeSender } from './like-sender.ts'
import type { RoomClient } from './room-client.ts'

type LikeButtonProps = { room: Room; client: RoomClient; likes: number | null }

/** ♡ with the room's own count; one's taps show at once and never go back. */
export function LikeButton({ room, client, likes }: LikeButtonProps): ReactElement {
  const t = useTranslations('room.like')
  const [unsent, setUnsent] = useState(0)
  const [shown, setShown] = useState(0)
  const [sender] = useState(
    () => new LikeSender((batch) => client.request('like:send', { room, ...batch }), setUnsent),
  )
  useEffect(() => () => sender.stop(), [sender])
  // Between an ack and the next count the server's number does not hold one's own taps yet.
  const now = Math.max(shown, (likes ?? 0) + unsent)
  if (now !== shown) setShown(now)

  return (
    <button
      type="button"
      onClick={() => sender.like()}
      aria-label={now > 0 ? t('action', { count: now }) : t('none')}
      className="group relative grid size-11 shrink-0 upright:w-9 place-items-center rounded-full text-live hover:bg-sunken"
    >
      <Heart
        aria-hidden
        className={`size-5 transition-transform duration-150 group-active:scale-125 ${unsent > 0 ? 'fill-current' : ''}`}
      />
      {now > 0 && (
        <span
          aria-hidden
          className="figures absolute -top-0.5 left-1/2 rounded-full bg-surface px-1 text-[11px] leading-4"
        >
          {t('short', { count: now })}
        </span>
      )}
    </button>
  )
}
