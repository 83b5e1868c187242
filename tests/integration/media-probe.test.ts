import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFfmpeg } from '#media/transcode/find-ffmpeg.ts'
import { foreignCodecs, probeCodecs } from '#media/transcode/probe-codecs.ts'
import { env } from '#server/env.ts'

/** Stands in for an ffmpeg: does this with its pipes, and ends with this code. */
async function makeFfmpeg(name: string, script: string): Promise<string> {
  const path = join(env().DATA_DIR, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

describe('the probe for codecs beside H.264', () => {
  it('believes an ffmpeg that writes the picture and ends well, and no other', async () => {
    const reads = await makeFfmpeg('reads', 'cat >&3')
    expect([...(await probeCodecs(reads))]).toEqual([...foreignCodecs])
    for (const script of ['cat >/dev/null; exit 1', 'cat >/dev/null', 'cat >&3; exit 69'])
      expect((await probeCodecs(await makeFfmpeg('does-not', script))).size).toBe(0)
  })

  it('gets an answer from the ffmpeg of this machine, and from none', async () => {
    const found = await probeCodecs(await findFfmpeg(process.env['FFMPEG_BIN']))
    for (const codec of found) expect(foreignCodecs).toContain(codec)
    expect((await probeCodecs('/nowhere/ffmpeg')).size).toBe(0)
  })
})
