import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { firstLetter } from '#lib/first-letter.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { FollowButton, type Following } from '#components/follow/follow-button.tsx'
import { sceneKey } from '#components/schedule/scene-name.ts'
import { StartTime } from '#components/schedule/start-time.tsx'
import { StartHere } from './show-start.tsx'

/** What the show is, who hosts it and what it may cost one: below the picture. */
export function ProgrammeAbout({
  programme,
  replayId,
  following,
  children,
  actions,
}: {
  programme: ProgrammeView
  /** The broadcast in the picture, when it is a recording. */
  replayId?: string
  /** What the visitor follows. */
  following: Following
  children?: ReactNode
  /** Beside the title, such as the way to pass it on. */
  actions?: ReactNode
}): ReactElement {
  const t = useTranslations()
  const { title, summary, scene, hosts, institution, riskText, language } = programme
  const sceneName = t(`common.scene.${sceneKey(scene)}`)
  const { at, minutes } = shownTimes(programme, replayId)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 px-4 pt-6 pb-12 lg:px-0">
      <div className="grid gap-2">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <h1
            lang={language}
            className="min-w-0 font-display text-2xl leading-snug font-semibold sm:text-[30px]"
          >
            {title}
          </h1>
          {actions}
        </div>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <span className="text-brand">{sceneName}</span>
          <FollowButton kind="scene" target={scene} name={sceneName} following={following} />
          <span aria-hidden>·</span>
          <span>{institution}</span>
          <span aria-hidden>·</span>
          <StartHere at={at}>
            <StartTime at={at} />
          </StartHere>
          <span>{t('schedule.minutes', { minutes })}</span>
        </p>
      </div>
      <p lang={language} className="max-w-3xl whitespace-pre-line">
        {summary}
      </p>
      <Hosts hosts={hosts} institution={institution} following={following} />
      <section
        aria-labelledby="risk-title"
        className="max-w-3xl rounded-card border border-gold/30 bg-gold-wash p-4 text-sm"
      >
        <h2 id="risk-title" className="font-semibold text-gold">
          {t('live.risk')}
        </h2>
        <p lang={language} className="mt-1 whitespace-pre-line">
          {riskText}
        </p>
      </section>
      {children}
    </div>
  )
}

function Hosts({
  hosts,
  institution,
  following,
}: Pick<ProgrammeView, 'hosts' | 'institution'> & { following: Following }): ReactElement {
  const t = useTranslations('live')
  return (
    <section aria-label={t('hosts')} className="flex flex-wrap gap-3">
      {hosts.map((host) => (
        <div key={host.id} className="card flex max-w-full min-w-0 flex-wrap items-center gap-3 p-3 pr-5">
          <span
            aria-hidden
            className="grid size-11 shrink-0 place-items-center rounded-full bg-brand-wash font-display text-lg text-brand"
          >
            {firstLetter(host.name)}
          </span>
          <div className="min-w-0">
            <p className="font-medium">{host.name}</p>
            <p className="text-[13px] wrap-anywhere text-muted">
              {host.employer ?? institution}
              {host.licenceNumber && ` · ${t('licence', { number: host.licenceNumber })}`}
            </p>
          </div>
          <FollowButton kind="host" target={host.id} name={host.name} following={following} />
        </div>
      ))}
    </section>
  )
}

/** A recording's own start and length; else when the running show began, or is planned to. */
function shownTimes(
  { replays, broadcast, startsAt, minutes }: ProgrammeView,
  replayId: string | undefined,
): { at: number; minutes: number } {
  const replay = replays.find(({ broadcastId }) => broadcastId === replayId)
  if (replay) return { at: replay.liveAt, minutes: Math.max(1, Math.round(replay.durationMs / 60_000)) }
  return { at: broadcast?.liveAt ?? startsAt, minutes }
}
