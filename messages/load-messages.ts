import compile from 'icu-minify/compile'
import type { Locale } from '#lib/locale.ts'
import type { Messages } from '#messages/zh-CN.ts'

const compiled = new Map<Locale, Promise<Record<string, object>>>()

/**
 * All texts of one language, parsed once (ICU MessageFormat), so that no browser needs the parser: a folder a
 * language, a file a namespace.
 */
export function loadMessages(locale: Locale): Promise<Record<string, object>> {
  const known = compiled.get(locale)
  if (known) return known
  const loading = readMessages(locale).then(compileAll)
  compiled.set(locale, loading)
  return loading
}

async function readMessages(locale: Locale): Promise<Messages> {
  if (locale === 'zh-HK') return (await import('#messages/zh-HK.ts')).messages
  if (locale === 'en') return (await import('#messages/en.ts')).messages
  return (await import('#messages/zh-CN.ts')).messages
}

/** Copied, as React hands on plain objects only and a choice's branches are none before. */
function compileAll(messages: Messages): Record<string, object> {
  return Object.fromEntries(
    Object.entries(messages).map(([name, texts]) => [name, structuredClone(compileTexts(texts))]),
  )
}

function compileTexts(texts: object): object {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]: [string, string | object]) => [
      key,
      typeof text === 'string' ? compile(text) : compileTexts(text),
    ]),
  )
}
