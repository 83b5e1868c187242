'use client'

import { ExternalLink, Radio, Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { isLive, isOver } from '#lib/broadcast-state.ts'
import type { Ack, BroadcastView } from '#lib/events.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Confirm } from '#components/ui/confirm.tsx'
import { Link } from '#components/ui/link.tsx'
import { MediaClock } from '#components/ui/media-clock.tsx'
import { useServerNow } from '#components/ui/use-server-now.ts'
import { useFailure } from '#components/ui/use-failure.ts'
import { hearAnswer } from './hear-answer.ts'

export type GoLive = (request: { programmeId: string }) => Promise<Ack<{ broadcastId: string }>>
export type EndBroadcast = (request: { programmeId: string; broadcastId: string }) => Promise<Ack<null>>

type AirBarProps = {
  slug: string
  programmeId: string
  isApproved: boolean
  broadcast: BroadcastView | null
  /** Something arrives that viewers would miss part of. */
  isSignalBad: boolean
  goLive: GoLive
  endBroadcast: EndBroadcast
}

/** The one act that matters in each state: go live, end, or on to the replay. */
export function AirBar({
  slug,
  programmeId,
  isApproved,
  broadcast,
  isSignalBad,
  goLive,
  endBroadcast,
}: AirBarProps): ReactElement {
  const t = useTranslations('studio')
  const fail = useFailure()
  const [isBusy, setIsBusy] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const state = broadcast?.state ?? 'idle'

  async function run(act: () => Promise<Ack<unknown>>): Promise<void> {
    setIsBusy(true)
    const ack = await hearAnswer(act())
    setIsBusy(false)
    setIsAsking(false)
    if (!ack.ok) fail(ack)
  }

  return (
    <section
      aria-label={t(`state.${state}`)}
      className="card flex flex-wrap items-center gap-x-5 gap-y-3 p-4"
    >
      <AirState hint={hintOf({ broadcast, isApproved, isSignalBad })} broadcast={broadcast} />
      <Link href={`/live/${slug}`} target="_blank" className={buttonStyle('bare', 'medium')}>
        {t('air.viewerPage')}
        <ExternalLink aria-hidden className="size-4" />
      </Link>
      <AirButton
        slug={slug}
        broadcast={broadcast}
        isBusy={isBusy}
        isApproved={isApproved}
        onEnd={() => setIsAsking(true)}
        onGoLive={() => void run(() => goLive({ programmeId }))}
      />
      {broadcast && (
        <Confirm
          open={isAsking}
          onOpenChange={setIsAsking}
          title={t('air.endTitle')}
          description={t('air.endHint')}
          confirmLabel={t('air.endConfirm')}
          isBusy={isBusy}
          onConfirm={() => void run(() => endBroadcast({ programmeId, broadcastId: broadcast.id }))}
        />
      )}
    </section>
  )
}

type Hint = 'needApproval' | 'needEncoder' | 'ready' | 'signalBad' | 'interruptedHint' | 'onAirHint' | 'ended'

function hintOf({
  broadcast,
  isApproved,
  isSignalBad,
}: Pick<AirBarProps, 'broadcast' | 'isApproved' | 'isSignalBad'>): Hint {
  if (broadcast && isOver(broadcast.state)) return 'ended'
  if (broadcast?.state === 'interrupted') return 'interruptedHint'
  if (broadcast?.state === 'on-air') return 'onAirHint'
  if (!isApproved) return 'needApproval'
  if (!broadcast?.encoderConnected) return 'needEncoder'
  return isSignalBad ? 'signalBad' : 'ready'
}

function LiveTimer({ broadcast }: { broadcast: BroadcastView }): ReactElement {
  const now = useServerNow(1_000)
  const clock = { mediaTimeMs: broadcast.mediaTimeMs, at: broadcast.mediaClockAt }
  return <MediaClock ms={mediaTimeAt(clock, now)} className="font-normal text-ink" />
}

type AirButtonProps = {
  slug: string
  broadcast: BroadcastView | null
  isApproved: boolean
  isBusy: boolean
  onEnd: () => void
  onGoLive: () => void
}

function AirButton({ slug, broadcast, isApproved, isBusy, onEnd, onGoLive }: AirButtonProps): ReactElement {
  const t = useTranslations('studio.air')
  if (broadcast && isLive(broadcast.state))
    return (
      <Button kind="danger" size="large" disabled={isBusy} onClick={onEnd}>
        <Square aria-hidden className="size-4 fill-current" />
        {t('end')}
      </Button>
    )
  if (broadcast && isOver(broadcast.state))
    return (
      <Link href={`/replay/${slug}/${broadcast.id}`} className={buttonStyle('primary', 'large')}>
        {t('replay')}
      </Link>
    )
  const isReady = isApproved && broadcast?.state === 'preview' && broadcast.encoderConnected
  return (
    <Button
      kind="live"
      size="large"
      disabled={!isReady || isBusy}
      aria-describedby="air-hint"
      onClick={onGoLive}
    >
      <Radio aria-hidden className="size-5" />
      {isBusy ? t('going') : t('goLive')}
    </Button>
  )
}

function AirState({ broadcast, hint }: Pick<AirBarProps, 'broadcast'> & { hint: Hint }): ReactElement {
  const t = useTranslations('studio')
  const state = broadcast?.state ?? 'idle'
  const isOnAir = broadcast !== null && isLive(broadcast.state)
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p
        role="status"
        className={`flex items-center gap-2 text-lg font-semibold ${isOnAir ? 'text-live' : ''}`}
      >
        {state === 'on-air' && <i aria-hidden className="size-2.5 animate-breathe rounded-full bg-live" />}
        {t(`state.${state}`)}
        {isOnAir && <LiveTimer broadcast={broadcast} />}
      </p>
      <p id="air-hint" className="text-sm text-muted">
        {t(`air.${hint}`)}
      </p>
    </div>
  )
}
