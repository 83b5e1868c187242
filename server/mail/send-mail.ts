import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { env } from '#server/env.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  /** Where a mail program ends such letters by one POST (RFC 2369, RFC 8058). */
  unsubscribeUrl?: string
}

const timeoutMs = 10_000

let smtp: Transporter | undefined

/**
 * Sends one letter by SMTP_URL, or without one keeps it as `DATA_DIR/outbox/<id>.eml` (RFC 5322).
 * Throws what the server or the disk answered: whether and when to try again is the caller's.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  const letter = { from: MAIL_FROM, ...withHeaders(mail) }
  if (SMTP_URL === undefined) return keep(letter)
  smtp ??= createTransport({ url: SMTP_URL, connectionTimeout: timeoutMs, socketTimeout: timeoutMs })
  await smtp.sendMail(letter)
}

/** Letters hold one-time links, so only the owner of the process reads them; none is ever seen half written. */
async function keep(letter: SendMailOptions): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(letter)
  const folder = join(env().DATA_DIR, 'outbox')
  const path = join(folder, `${randomUUID()}.eml`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, message, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

function withHeaders({ unsubscribeUrl, ...letter }: Mail): SendMailOptions {
  if (unsubscribeUrl === undefined) return letter
  return {
    ...letter,
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
