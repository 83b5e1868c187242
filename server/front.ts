import { env } from '#server/env.ts'
import { FrontServer } from '#server/front/front-server.ts'
import { hearHealth } from '#server/front/supervisor-health.ts'
import { makeLog } from '#server/log.ts'

/** Owns PORT: one address for pages, sockets and the picture. */

const { HOST, PORT, REALTIME_PORT, MEDIA_PORT, SITE_PORT, TRUSTED_PROXIES } = env()
const log = makeLog('front')
const server = new FrontServer({
  log,
  ports: { realtime: REALTIME_PORT, media: MEDIA_PORT, site: SITE_PORT },
  trustedProxies: TRUSTED_PROXIES,
  health: hearHealth(),
})

process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0)) // nothing is left to do with a failure to stop
})
await server.start({ host: HOST, port: PORT })
log.info({ port: PORT }, 'the front listens')
process.send?.('ready')
