import { AppError } from '#lib/errors.ts'
import { idSchema, slugSchema } from '#app/params.ts'
import { trustedOrigins } from '#server/env.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { findSharedPath } from '#server/sharing/share.ts'

export type SharedPlace = {
  slug: string
  /** The recording that the address names; null: it names the programme. */
  broadcastId: string | null
}

/** The programme or published recording that one of our addresses names, a short link included. Throws `NOT_FOUND`. */
export async function findSharedPlace(address: string): Promise<SharedPlace | null> {
  const { origin, pathname } = new URL(address)
  if (!trustedOrigins().includes(origin)) return null
  const code = /^\/s\/([^/]+)\/?$/.exec(pathname)?.[1]
  const path = code === undefined ? pathname : await findSharedPath(code)
  const [, page, named, id] = /^\/(live|replay|embed)\/([^/]+)(?:\/([^/]+))?\/?$/.exec(path) ?? []
  const slug = slugSchema.safeParse(named)
  if (!slug.success) return null
  if (id === undefined || page === 'live') return { slug: slug.data, broadcastId: null }
  return { slug: slug.data, broadcastId: await requirePublished(slug.data, id) }
}

async function requirePublished(slug: string, id: string): Promise<string> {
  const broadcastId = idSchema.safeParse(id)
  const replay = broadcastId.success ? await findReplayStage(broadcastId.data) : null
  if (!broadcastId.success || replay?.slug !== slug || replay.stage !== 'published')
    throw new AppError('NOT_FOUND', 'no such recording')
  return broadcastId.data
}
