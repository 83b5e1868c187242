import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '#server/env.ts'
import { FrontServer } from '#server/front/front-server.ts'
import { hearHealth } from '#server/front/supervisor-health.ts'
import { makeStaticFiles, type StaticFiles } from '#server/front/static-files.ts'
import { makeLog } from '#server/log.ts'
import { findSiteBuilds } from '#server/site-builds.ts'

/** Owns PORT: one address for pages, sockets and the picture. */

const { HOST, PORT, REALTIME_PORT, MEDIA_PORT, SITE_PORT, TRUSTED_PROXIES, EMBED_ANCESTORS } = env()
/** The folder of the build that the site serves: the files in it need not go through the site. */
const { site } = parseArgs({ options: { site: { type: 'string' } } }).values
const log = makeLog('front')
const server = new FrontServer({
  log,
  ports: { realtime: REALTIME_PORT, media: MEDIA_PORT, site: SITE_PORT },
  embedAncestors: EMBED_ANCESTORS,
  trustedProxies: TRUSTED_PROXIES,
  health: hearHealth(),
  staticFiles: site === undefined ? undefined : await staticFilesOf(site),
})

async function staticFilesOf(folder: string): Promise<StaticFiles> {
  const earlier = (await findSiteBuilds(dirname(folder))).filter((name) => name !== basename(folder))
  return makeStaticFiles(
    join(folder, 'static'),
    earlier.map((name) => join(dirname(folder), name, 'static')),
  )
}

process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0)) // nothing is left to do with a failure to stop
})
await server.start({ host: HOST, port: PORT })
log.info({ port: PORT }, 'the front listens')
process.send?.('ready')
