import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listFolder } from '#media/store/stored-file.ts'

/** The download's file in a recording's folder; while it is made, it has this name with more behind it. */
export const downloadName = 'download.mp4'

/** Removes what a media process that was killed left of a download. */
export async function removeHalfMade(folder: string): Promise<void> {
  const names = await listFolder(folder)
  const halves = names.filter((name) => name.startsWith(`${downloadName}.`) && name.endsWith('.tmp'))
  await Promise.all(halves.map((name) => rm(join(folder, name), { force: true })))
}
