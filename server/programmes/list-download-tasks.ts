import { findUnwantedDownloads, findWantedDownloads, type DownloadTask } from './download.repo.ts'

/** Downloads that are to be made, and those that are to go: withdrawn, expired, or not offered any more. */
export async function listDownloadTasks(): Promise<{ wanted: DownloadTask[]; unwanted: DownloadTask[] }> {
  return { wanted: await findWantedDownloads(), unwanted: await findUnwantedDownloads() }
}
