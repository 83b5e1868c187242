/** Languages of the interface; the first is the source and the fallback. */
export const locales = ['zh-CN', 'zh-HK', 'en'] as const
export type Locale = (typeof locales)[number]

export const localeCookie = 'locale'

/** The zone in which times are shown until the browser has said its own. */
export const defaultTimeZone = 'Asia/Shanghai'
export const timeZoneCookie = 'time-zone'

/** The viewer's own choice, then what the browser prefers (RFC 9110 §12.5.4), then the source language. */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return findLocale(chosen) ?? preferredLocale(acceptLanguage ?? '') ?? 'zh-CN'
}

/** The zone named by the browser, or Beijing's when the name means nothing. */
export function validTimeZone(name: string | undefined): string {
  if (name === undefined) return defaultTimeZone
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return defaultTimeZone
  }
}

function findLocale(name: string | undefined): Locale | undefined {
  return locales.find((locale) => locale === name)
}

const traditional = new Set(['hant', 'hk', 'mo', 'tw'])

function preferredLocale(acceptLanguage: string): Locale | undefined {
  const wishes = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    const match = nearestLocale(tag)
    if (match !== undefined) return match
  }
  return undefined
}

/** Chinese by its script (RFC 5646): Hant, or a place where it is written, is traditional; all else is simplified. */
function nearestLocale(tag: string): Locale | undefined {
  const [language, ...rest] = tag.split('-')
  if (language !== 'zh') return locales.find((locale) => locale === language)
  if (rest.includes('hans')) return 'zh-CN'
  return rest.some((part) => traditional.has(part)) ? 'zh-HK' : 'zh-CN'
}
