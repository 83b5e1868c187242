import { describe, expect, it } from 'vitest'
import { message, RtmpPeer } from '#tests/support/rtmp-peer.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

/** What an encoder is told that begins with this video message. */
async function answerTo(body: Buffer): Promise<string> {
  const programme = await media.programme()
  const peer = await RtmpPeer.connect(media.process.settings.rtmpPort)
  const heard = (): string => peer.heard.toString('latin1')
  await peer.publish(programme.streamKey)
  await waitFor('the acceptance', () => heard().includes('NetStream.Publish.Start'))
  peer.send(message({ type: 9, streamId: 1, chunkStream: 6, body }))
  await peer.closed(3_000)
  return heard()
}

/** Enhanced RTMP: a keyframe's flag and "sequence start", the FourCC, and something of a configuration. */
function enhanced(fourCc: string): Buffer {
  return Buffer.concat([Buffer.from([0x90]), Buffer.from(fourCc), Buffer.alloc(8, 1)])
}

describe('a picture that is not H.264', () => {
  it.each([
    ['VP9 over Enhanced RTMP', enhanced('vp09'), 'VP9 is not supported here'],
    ['a FourCC that nobody knows', enhanced('xyz1'), 'This video codec is not supported here'],
  ])('is refused in words: %s', async (_what, body, words) => {
    expect(await answerTo(body)).toContain(words)
  })
})

describe('sound that is not AAC', () => {
  it('is made into AAC where ffmpeg reads it', async () => {
    const programme = await media.programme()
    const encoder = programme.encode({ audioCodec: 'libmp3lame' })
    const id = await programme.onAir()
    await programme.segments(id, 1)
    const master = await (await programme.get(`${id}/master.m3u8`)).text()
    expect(master).toMatch(/CODECS="avc1[^"]*,mp4a\.40\.2"/)
    await programme.segments(id, 1, 'audio')
    await programme.end(id)
    await encoder.ended()
  })
})
