import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isMissing } from './stored-file.ts'

export type RecordingFolder = { slug: string; broadcastId: string; path: string }

/** Of all recordings on this disk: `media/<slug>/<broadcast>`; what is named otherwise is none of ours. */
export async function listRecordingFolders(dataDir: string): Promise<RecordingFolder[]> {
  const root = join(dataDir, 'media')
  const folders: RecordingFolder[] = []
  for (const slug of await listNames(root)) {
    for (const broadcastId of await listNames(join(root, slug))) {
      if (z.uuid().safeParse(broadcastId).success)
        folders.push({ slug, broadcastId, path: join(root, slug, broadcastId) })
    }
  }
  return folders
}

async function listNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
