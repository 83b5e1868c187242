import { localeCookie, negotiateLocale, type Locale } from '#lib/locale.ts'
import { sendMail } from '#server/mail/send-mail.ts'

const letters: Record<Locale, { subject: string; text: (url: string) => string }> = {
  'zh-CN': {
    subject: '财播：请确认您的邮箱',
    text: (url) =>
      `请在一小时内打开以下链接，确认这是您的邮箱：\n\n${url}\n\n如果您没有注册财播，请忽略此邮件。\n`,
  },
  en: {
    subject: 'Caibo: please confirm your e-mail address',
    text: (url) =>
      `Open this link within one hour to confirm that this is your address:\n\n${url}\n\nIf you did not sign up for Caibo, ignore this letter.\n`,
  },
}

/** Writes to a new account, in the language of the page that signed it up. Throws what the mailer throws. */
export async function sendVerification(to: {
  email: string
  url: string
  headers: Headers | undefined
}): Promise<void> {
  const cookie = to.headers?.get('cookie') ?? ''
  const chosen = new RegExp(`(?:^|; )${localeCookie}=([^;]+)`).exec(cookie)?.[1]
  const letter = letters[negotiateLocale(chosen, to.headers?.get('accept-language') ?? null)]
  await sendMail({ to: to.email, subject: letter.subject, text: letter.text(to.url) })
}
