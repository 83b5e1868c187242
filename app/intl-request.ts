import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, negotiateLocale, timeZoneCookie, validTimeZone } from '#lib/locale.ts'
import { loadMessages } from '#messages/load-messages.ts'

/**
 * Language and time zone of one request: no part of the URL, so that one link serves everybody; but what is asked for
 * in one language, such as a picture that caches share, is in that.
 */
export default getRequestConfig(async ({ locale: asked }) => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = negotiateLocale(asked ?? jar.get(localeCookie)?.value, head.get('accept-language'))
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: validTimeZone(jar.get(timeZoneCookie)?.value),
    now: new Date(),
  }
})
