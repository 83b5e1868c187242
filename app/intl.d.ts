import type { Locale } from '#lib/locale.ts'
import type { Messages } from '#messages/zh-CN.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
