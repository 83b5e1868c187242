import { pictureSettingsSchema, type PictureSettings } from '#lib/picture-settings.ts'
import { db, type Db, type Tx } from '#server/db.ts'

export async function findPictureSettings(
  programmeId: string,
  client: Db | Tx = db(),
): Promise<PictureSettings | null> {
  const row = await client.programme.findUnique({
    where: { id: programmeId },
    select: {
      latencyMode: true,
      graceSeconds: true,
      slateAfterSeconds: true,
      visibility: true,
      offersDownload: true,
      replayPolicy: true,
    },
  })
  return row && pictureSettingsSchema.parse(row)
}

/** Holds the programme's row for the rest of the transaction: an encoder that arrives meanwhile waits. */
export async function lockPictureSettings(tx: Tx, programmeId: string): Promise<PictureSettings | null> {
  await tx.$queryRaw`SELECT id FROM "Programme" WHERE id = ${programmeId} FOR NO KEY UPDATE`
  return findPictureSettings(programmeId, tx)
}

export async function updatePictureSettings(
  tx: Tx,
  programmeId: string,
  settings: PictureSettings,
): Promise<void> {
  await tx.programme.update({ where: { id: programmeId }, data: settings, select: { id: true } })
}
