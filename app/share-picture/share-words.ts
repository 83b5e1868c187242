import { getTranslations } from 'next-intl/server'
import type { Locale } from '#lib/locale.ts'
import type { ProgrammeView } from '#lib/programmes.ts'

export type ShareWords = {
  brand: string
  tagline: string
  state: string
  title: string
  host: string
  institution: string
  time: string
  scan: string
  risk: string
}

type Shown = {
  locale: Locale
  /** The recording that the picture leads to; null: the show, whatever it is doing. */
  broadcastId: string | null
}

/** What a picture of a show, or of one recording of it, says in a language; times are Beijing's and say so. */
export async function readShareWords(
  programme: ProgrammeView,
  { locale, broadcastId }: Shown,
): Promise<ShareWords> {
  const t = await getTranslations({ locale })
  const { title, hosts, institution } = programme
  const phase = broadcastId === null ? programme.phase : 'replay'
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(timeOf(programme, broadcastId))
  const isLive = phase === 'live' || phase === 'interrupted'
  return {
    brand: t('common.brand'),
    tagline: t('common.tagline'),
    state: isLive ? t('common.live') : phase === 'upcoming' ? t('common.upcoming') : t('common.replay'),
    title,
    host: hosts.map(({ name }) => name).join('、'),
    institution,
    time: t('sharing.beijing', { time }),
    scan: t(broadcastId === null ? 'sharing.scan' : 'sharing.scanReplay'),
    risk: t('common.footer.risk'),
  }
}

function timeOf({ phase, startsAt, broadcast, replays }: ProgrammeView, broadcastId: string | null) {
  if (broadcastId !== null)
    return replays.find((replay) => replay.broadcastId === broadcastId)?.liveAt ?? startsAt
  return broadcast?.liveAt ?? (phase === 'replay' ? (replays[0]?.liveAt ?? startsAt) : startsAt)
}
