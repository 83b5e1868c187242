import { localeCookie, negotiateLocale, type Locale } from '#lib/locale.ts'
import { isAccountOpen } from '#server/accounts/is-account-open.ts'
import { makeLog } from '#server/log.ts'
import { sendMail } from '#server/mail/send-mail.ts'

type Letter = { subject: string; text: (url: string) => string }
type Receiver = { user: { id: string; email: string }; url: string; headers: Headers | undefined }

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

const existing: Record<Locale, Letter> = {
  'zh-CN': {
    subject: '财播：您已有账号',
    text: (url) =>
      `有人用您的邮箱注册财播，但这个邮箱已有账号，没有任何改变。如果是您本人，请直接登录；忘记密码可在登录页重设：\n\n${url}\n\n如果不是您本人操作，请忽略此邮件。\n`,
  },
  'zh-HK': {
    subject: '財播：您已有帳戶',
    text: (url) =>
      `有人用您的電郵地址註冊財播，但這個地址已有帳戶，沒有任何改變。如果是您本人，請直接登入；忘記密碼可在登入頁重設：\n\n${url}\n\n如果不是您本人操作，請不用理會此電郵。\n`,
  },
  en: {
    subject: 'Caibo: you have an account already',
    text: (url) =>
      `Somebody signed up for Caibo with your address, which has an account already; nothing was changed. If it was you, sign in, or set a new password there:\n\n${url}\n\nIf it was not you, ignore this letter.\n`,
  },
}

const letters = { verification, reset, existing }

/**
 * Writes to the owner of an account in the language of the page, soon: how long the mailer takes would tell whether
 * an address has an account, and one that is down must not refuse a new viewer. A letter that fails is in the log.
 */
export function post(kind: keyof typeof letters, receiver: Receiver): Promise<void> {
  void write(kind, receiver).catch((error: unknown) => {
    makeLog('sign-in').error({ err: error, userId: receiver.user.id, letter: kind }, 'a letter was not sent')
  })
  return Promise.resolve()
}

async function write(kind: keyof typeof letters, { user, url, headers }: Receiver): Promise<void> {
  // The address of an erased account is nobody's.
  if (!(await isAccountOpen(user.id))) return
  const cookie = headers?.get('cookie') ?? ''
  const chosen = new RegExp(`(?:^|; )${localeCookie}=([^;]+)`).exec(cookie)?.[1]
  const letter = letters[kind][negotiateLocale(chosen, headers?.get('accept-language') ?? null)]
  await sendMail({ to: user.email, subject: letter.subject, text: letter.text(url) })
}
