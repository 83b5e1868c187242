import type { Locale } from '#lib/locale.ts'
import type { Messages } from '#messages/zh-CN.ts'

/** All texts of one language: a folder a language, a file a namespace. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === 'zh-HK') return (await import('#messages/zh-HK.ts')).messages
  if (locale === 'en') return (await import('#messages/en.ts')).messages
  return (await import('#messages/zh-CN.ts')).messages
}
