import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { wholeSegments } from '#tests/support/live-programme.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** An ffmpeg that gets its input in drops: 20 kB a second, as on a machine that is far too slow. It ends with the process that started it. */
const slowFfmpeg = `#!/bin/sh
case "$*" in *pipe:0*) ;; *) exec ffmpeg "$@" ;; esac
while kill -0 $PPID 2>/dev/null; do dd bs=4000 count=1 2>/dev/null; sleep 0.2; done | ffmpeg "$@"
`

const media = useMedia(async () => {
  const path = join(env().DATA_DIR, 'slow-ffmpeg')
  await writeFile(path, slowFfmpeg)
  await chmod(path, 0o755)
  return { env: { FFMPEG_BIN: path } }
})

describe('a machine that is too slow for the ladder', () => {
  it('gives its rung up, says so, and leaves the source untouched', async () => {
    const programme = await media.programme()
    programme.encode({ width: 854, height: 480, bitrateKbps: 800 })
    const id = await programme.onAir()
    const rung = await waitFor(
      'the rung to be listed as lost',
      async () => {
        const response = await programme.get(`${id}/360p.m3u8`)
        const playlist = response.ok && (await programme.playlist(id, '360p'))
        return playlist && wholeSegments(playlist).at(-1)?.gap === true && playlist
      },
      { timeoutMs: 40_000 },
    )
    await waitFor('the master without it', async () => {
      const master = await (await programme.get('master.m3u8')).text()
      return master.includes('source.m3u8') && !master.includes('360p.m3u8')
    })
    const source = await waitFor('the source to go on after the loss', async () => {
      const segments = wholeSegments(await programme.playlist(id))
      return segments.length > wholeSegments(rung).length && segments
    })
    expect(source.some((segment) => segment.gap || segment.discontinuity)).toBe(false)
    await programme.end(id)
  }, 90_000)
})
