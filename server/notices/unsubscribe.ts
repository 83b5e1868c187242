import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { noticeGroups, type NoticeGroup } from '#lib/notices.ts'
import { publicUrl, required } from '#server/env.ts'
import { readSigned, writeSigned } from '#server/signed-token.ts'
import { setNoticeSetting } from './settings.ts'

const purpose = 'unsubscribe'
const schema = z.object({ userId: z.string(), group: z.enum(noticeGroups) })

export type UnsubscribeLinks = {
  /** For people: a page with one button. */
  page: string
  /** For mail programs, by POST (RFC 8058). */
  oneClick: string
}

/** The links of one letter; they hold for good, as a letter does. */
export function unsubscribeLinks(userId: string, group: NoticeGroup): UnsubscribeLinks {
  const token = writeSigned({ userId, group }, { purpose, secret: required('APP_SECRET') })
  return { page: `${publicUrl()}/unsubscribe/${token}`, oneClick: `${publicUrl()}/api/unsubscribe/${token}` }
}

/** What a link is about. Throws `LINK_EXPIRED` for one that we did not write. */
export function readUnsubscribe(token: string): { userId: string; group: NoticeGroup } {
  const read = readSigned(token, { purpose, secret: required('APP_SECRET'), schema })
  if (!read) throw new AppError('LINK_EXPIRED', 'not a link of ours')
  return read
}

/** Ends such letters to the person whom the link was written for; nobody needs to sign in for that. */
export async function unsubscribe(token: string): Promise<void> {
  const { userId, group } = readUnsubscribe(token)
  await setNoticeSetting(userId, { group, channel: 'mail', isOn: false })
}
