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

/** What a picture of a show says in a language; times are Beijing's and say so. */
export async function readShareWords(programme: ProgrammeView, locale: Locale): Promise<ShareWords> {
  const t = await getTranslations({ locale })
  const { title, phase, hosts, institution, startsAt, broadcast, replays } = programme
  const at = broadcast?.liveAt ?? (phase === 'replay' ? (replays[0]?.liveAt ?? startsAt) : startsAt)
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  const isLive = phase === 'live' || phase === 'interrupted'
  return {
    brand: t('common.brand'),
    tagline: t('common.tagline'),
    state: isLive ? t('common.live') : phase === 'upcoming' ? t('common.upcoming') : t('common.replay'),
    title,
    host: hosts.map(({ name }) => name).join('、'),
    institution,
    time: t('sharing.beijing', { time }),
    scan: t('sharing.scan'),
    risk: t('common.footer.risk'),
  }
}
