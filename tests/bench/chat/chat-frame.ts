import { z } from 'zod'

const start = Buffer.from('42["facts",')
/** More are never on their way to sockets of the same room. */
const keptFrames = 16

// Only what the bench looks at: numbers in order, and which message it is.
const frameSchema = z.object({
  fromSeq: z.number(),
  toSeq: z.number(),
  events: z.array(z.object({ seq: z.number(), data: z.object({ clientId: z.string() }) })),
})
export type ChatFrame = z.infer<typeof frameSchema>

export type FrameReader = (packet: Buffer) => ChatFrame | null

/**
 * Reads a packet as a frame of chat; null when it is another packet. A room's frame is the same bytes for a thousand
 * sockets, so it is read once and compared then, and the bench measures the server and not itself.
 */
export function makeFrameReader(): FrameReader {
  const known: { packet: Buffer; frame: ChatFrame }[] = []
  return (packet) => {
    if (!packet.subarray(0, start.length).equals(start)) return null
    const seen = known.find((other) => other.packet.equals(packet))
    if (seen) return seen.frame
    const frame = frameSchema.parse(JSON.parse(packet.toString('utf8', start.length, packet.length - 1)))
    known.unshift({ packet: Buffer.from(packet), frame })
    known.length = Math.min(known.length, keptFrames)
    return frame
  }
}
