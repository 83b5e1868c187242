import { env, publicUrl } from '#server/env.ts'

/** Where an encoder connects; its key goes into a field of its own. */
export function rtmpServer(): string {
  return `rtmp://${new URL(publicUrl()).hostname}:${env().RTMP_PORT}/live`
}
