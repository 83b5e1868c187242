import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, negotiateLocale, timeZoneCookie, validTimeZone } from '#lib/locale.ts'
import { loadMessages } from '#messages/load-messages.ts'

/** Language and time zone of one request: no part of the URL, so that one link serves everybody. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = negotiateLocale(jar.get(localeCookie)?.value, head.get('accept-language'))
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: validTimeZone(jar.get(timeZoneCookie)?.value),
    now: new Date(),
  }
})
