import { gunzipSync } from 'node:zlib'
import { request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

type Loaded = { text: string; sentBytes: number }

export type Reloads = {
  firstBytes: number
  firstSentBytes: number
  reloads: number
  largestBytes: number
  largestSentBytes: number
}

/** Loads a live playlist whole, then updates of it as hls.js asks for them: bytes of the text, and as sent with gzip. */
export async function measureReloads(playlistUrl: string, count: number): Promise<Reloads> {
  const first = await load(new URL(playlistUrl))
  let { text } = first
  const updates: Loaded[] = []
  for (let index = 0; index < count; index++) {
    const [, msn, part] = [...text.matchAll(/#EXT-X-PART:\S*\/(\d+)\.(\d+)\.m4s/g)].at(-1) ?? []
    const url = new URL(playlistUrl)
    url.search = `_HLS_msn=${msn}&_HLS_part=${Number(part) + 1}&_HLS_skip=YES`
    const update = await load(url)
    text = update.text
    updates.push(update)
  }
  return {
    firstBytes: first.text.length,
    firstSentBytes: first.sentBytes,
    reloads: updates.length,
    largestBytes: Math.max(...updates.map((update) => update.text.length)),
    largestSentBytes: Math.max(...updates.map((update) => update.sentBytes)),
  }
}

async function load(url: URL): Promise<Loaded> {
  const asked = request(url, { headers: { 'accept-encoding': 'gzip' } })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject).end()
  })
  const sent = await buffer(response)
  if (response.statusCode !== 200) throw new Error(`${url.pathname} answered ${response.statusCode}`)
  const isGzip = response.headers['content-encoding'] === 'gzip'
  return { text: (isGzip ? gunzipSync(sent) : sent).toString('utf8'), sentBytes: sent.length }
}
