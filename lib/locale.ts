/** Languages of the interface; the first is the source and the fallback. */
export const locales = ['zh-CN', 'en'] as const
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
    const language = tag.split('-')[0]
    const match = locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
    if (match !== undefined) return match
  }
  return undefined
}
