import { setTimeout as delay } from 'node:timers/promises'
import { findFfmpeg } from '#media/transcode/find-ffmpeg.ts'
import { connect } from '#server/commands/connect.ts'
import { now } from '#server/clock.ts'
import { closeDb } from '#server/db.ts'
import { env } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { wasEndedByHost } from '#server/programmes/was-ended-by-host.ts'
import { DemoEncoder } from './demo-encoder.ts'
import { findFont } from './find-font.ts'
import { pushPauseMs } from './push-pause.ts'

/**
 * `npm run demo -- <slug>`: pushes a generated finance show until it is stopped. When its host ends the show it stays
 * away for a while; started again it pushes at once.
 */

const ticker =
  '演示画面，行情为虚构数据，不构成投资建议　·　市场有风险，投资须谨慎　·　Demo picture, figures are invented'

/** The clock in the picture shows Beijing time, written the POSIX way, which needs no time zone files. */
process.env['TZ'] = 'CST-8'

const healthyMs = 20_000

const [slug] = process.argv.slice(2)
if (slug === undefined) {
  process.stderr.write('usage: npm run demo -- <slug of a programme>\n')
  process.exit(2)
}
await connect()
const log = makeLog('demo')
const { FFMPEG_BIN, HOST, RTMP_PORT } = env()
const programme = (await findProgramme(slug, null))?.programme ?? null
if (programme === null) {
  process.stderr.write(`there is no programme "${slug}"\n`)
  process.exit(2)
}
const { id: programmeId } = programme
const streamKey = await addStreamKey({ programmeId, actorId: null })
await closeDb()

const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST
const options = {
  ffmpeg: await findFfmpeg(FFMPEG_BIN),
  url: `rtmp://${host}:${RTMP_PORT}/live/${streamKey}`,
  texts: { title: programme.title, ticker },
  fonts: { text: await findFont() },
}
const stopping = new AbortController()
let encoder: DemoEncoder | null = null
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
await push()

async function push(): Promise<void> {
  for (let failures = 0; !stopping.signal.aborted; failures++) {
    const [startedAt, since] = [performance.now(), now()]
    encoder = new DemoEncoder(options)
    log.info({ slug }, 'the demo is pushed')
    const exit = await encoder.exited
    if (stopping.signal.aborted) return
    if (performance.now() - startedAt > healthyMs) failures = 0
    const pauseMs = pushPauseMs({ failures, isEndedByHost: await isEnded(since) })
    // Its words may hold the address, and so the key.
    const words = exit.lastWords.replaceAll(streamKey, '…').slice(-300)
    log.warn({ code: exit.code, signal: exit.signal, words, pauseMs }, 'the demo stopped; it is pushed again')
    await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
}

/** Whether it was the host who sent the encoder away; a database that cannot say so does not keep it away. */
async function isEnded(since: Date): Promise<boolean> {
  try {
    return await wasEndedByHost(programmeId, since)
  } catch (error) {
    log.warn({ err: error }, 'not known how the show ended')
    return false
  } finally {
    await closeDb()
  }
}

function stop(): void {
  stopping.abort()
  void encoder?.stop()
}
