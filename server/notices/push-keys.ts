import webpush from 'web-push'
import { z } from 'zod'
import { findOrMakeKey } from './house-key.repo.ts'

const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() })
export type PushKeys = z.infer<typeof keysSchema>

let keys: Promise<PushKeys> | undefined

/** With what the house signs its pushes (VAPID, RFC 8292); made once for all nodes and never changed. */
export function readPushKeys(): Promise<PushKeys> {
  keys ??= readKeys().catch((error: unknown) => {
    keys = undefined
    throw error
  })
  return keys
}

async function readKeys(): Promise<PushKeys> {
  const text = await findOrMakeKey('vapid', () => JSON.stringify(webpush.generateVAPIDKeys()))
  return keysSchema.parse(JSON.parse(text))
}
