import type { NoticeSetting } from '#lib/notices.ts'
import { db, type Db, type Tx } from '#server/db.ts'

export function findSettings(
  userId: string,
  client: Db | Tx = db(),
): Promise<{ kind: string; channel: string; isOn: boolean }[]> {
  return client.noticeSetting.findMany({
    where: { userId },
    select: { kind: true, channel: true, isOn: true },
  })
}

export async function upsertSetting(
  tx: Tx,
  userId: string,
  { group, channel, isOn }: NoticeSetting,
): Promise<void> {
  await tx.noticeSetting.upsert({
    where: { userId_kind_channel: { userId, kind: group, channel } },
    create: { userId, kind: group, channel, isOn },
    update: { isOn },
  })
}
