import { localeCookie, negotiateLocale, type Locale } from '#lib/locale.ts'
import { sendMail } from '#server/mail/send-mail.ts'

type Letter = { subject: string; text: (url: string) => string }
type Receiver = { email: string; url: string; headers: Headers | undefined }

const verification: Record<Locale, Letter> = {
  'zh-CN': {
    subject: '财播：请确认您的邮箱',
    text: (url) =>
      `请在一小时内打开以下链接，确认这是您的邮箱：\n\n${url}\n\n如果您没有注册财播，请忽略此邮件。\n`,
  },
  'zh-HK': {
    subject: '財播：請確認您的電郵地址',
    text: (url) =>
      `請在一小時內打開以下連結，確認這是您的電郵地址：\n\n${url}\n\n如果您沒有註冊財播，請不用理會此電郵。\n`,
  },
  en: {
    subject: 'Caibo: please confirm your e-mail address',
    text: (url) =>
      `Open this link within one hour to confirm that this is your address:\n\n${url}\n\nIf you did not sign up for Caibo, ignore this letter.\n`,
  },
}

const reset: Record<Locale, Letter> = {
  'zh-CN': {
    subject: '财播：重设密码',
    text: (url) =>
      `请在一小时内打开以下链接，设置新密码：\n\n${url}\n\n如果不是您本人操作，请忽略此邮件，密码不会改变。\n`,
  },
  'zh-HK': {
    subject: '財播：重設密碼',
    text: (url) =>
      `請在一小時內打開以下連結，設定新密碼：\n\n${url}\n\n如果不是您本人操作，請不用理會此電郵，密碼不會改變。\n`,
  },
  en: {
    subject: 'Caibo: set a new password',
    text: (url) =>
      `Open this link within one hour to set a new password:\n\n${url}\n\nIf you did not ask for this, ignore this letter: your password stays as it is.\n`,
  },
}

/** Writes to a new account, in the language of the page that signed it up. Throws what the mailer throws. */
export async function sendVerification(to: Receiver): Promise<void> {
  await send(verification, to)
}

/** Writes to whoever asked for a new password, in the language of the page. Throws what the mailer throws. */
export async function sendReset(to: Receiver): Promise<void> {
  await send(reset, to)
}

async function send(letters: Record<Locale, Letter>, { email, url, headers }: Receiver): Promise<void> {
  const cookie = headers?.get('cookie') ?? ''
  const chosen = new RegExp(`(?:^|; )${localeCookie}=([^;]+)`).exec(cookie)?.[1]
  const letter = letters[negotiateLocale(chosen, headers?.get('accept-language') ?? null)]
  await sendMail({ to: email, subject: letter.subject, text: letter.text(url) })
}
