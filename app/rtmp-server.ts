import { env, publicUrl } from '#server/env.ts'
import { tlsFiles } from '#server/tls-certificate.ts'

/** Where an encoder connects; its key goes into a field of its own. */
export function rtmpServer(): string {
  return `rtmp://${new URL(publicUrl()).hostname}:${env().RTMP_PORT}/live`
}

/** The same over TLS; null where no certificate is configured. */
export function rtmpsServer(): string | null {
  return tlsFiles(env()) && `rtmps://${new URL(publicUrl()).hostname}:${env().RTMPS_PORT}/live`
}
