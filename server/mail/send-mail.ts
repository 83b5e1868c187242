import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendMailOptions, Transporter } from 'nodemailer'
import { env } from '#server/env.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  /** Where a mail program ends such letters by one POST (RFC 2369, RFC 8058). */
  unsubscribeUrl?: string
}

/** Connections that are kept open to the mail server: more letters at once only wait for one. */
export const lettersAtOnce = 5

/** For every step of the talk with the mail server, and for all of a letter: it may be slow in small steps, too. */
const stepMs = 10_000
const letterMs = 20_000

let smtp: Promise<Transporter> | undefined

/**
 * Sends one letter by SMTP_URL, or without one keeps it as `DATA_DIR/outbox/<id>.eml` (RFC 5322).
 * Throws what the server or the disk answered, or when the letter took longer than its deadline: whether and when to try again is the caller's.
 */
export async function sendMail(mail: Mail, { deadlineMs = letterMs } = {}): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  const letter = { from: MAIL_FROM, ...withHeaders(mail) }
  if (SMTP_URL === undefined) return keep(letter)
  smtp ??= openSmtp(SMTP_URL).catch((error: unknown) => {
    smtp = undefined // Not for the letters to come.
    throw error
  })
  await (await smtp).sendMail({ ...letter, signal: AbortSignal.timeout(deadlineMs) })
}

/** Its code is loaded with the first letter: most processes never send one. */
async function openSmtp(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    maxConnections: lettersAtOnce,
    // A server that hangs up half-way may have taken the letter: who sent it decides on a second try.
    maxRequeues: 0,
    dnsTimeout: stepMs,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
  })
}

/** Letters hold one-time links, so only the owner of the process reads them; none is ever seen half written. */
async function keep(letter: SendMailOptions): Promise<void> {
  const { createTransport } = await import('nodemailer')
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
