import { noticeChannels, noticeGroups, type NoticeSetting, type NoticeSettings } from '#lib/notices.ts'
import { holdAccounts } from '#server/accounts/hold-accounts.ts'
import { transaction, type Db, type Tx } from '#server/db.ts'
import { findSettings, upsertSetting } from './settings.repo.ts'

/** What the person wants to be told and how; only what they changed is stored. */
export async function readNoticeSettings(userId: string, client?: Db | Tx): Promise<NoticeSettings> {
  const settings: NoticeSettings = {
    reminders: { mail: true, push: true },
    changes: { mail: true, push: true },
    answers: { mail: true, push: true },
    follows: { mail: true, push: true },
  }
  for (const { kind, channel, isOn } of await findSettings(userId, client)) {
    const group = noticeGroups.find((known) => known === kind)
    const way = noticeChannels.find((known) => known === channel)
    if (group && way) settings[group][way] = isOn
  }
  return settings
}

export async function setNoticeSetting(userId: string, change: NoticeSetting): Promise<void> {
  await transaction(async (tx) => {
    // A letter's way out holds for good, and so longer than some accounts.
    for (const id of await holdAccounts(tx, [userId])) await upsertSetting(tx, id, change)
  })
}
