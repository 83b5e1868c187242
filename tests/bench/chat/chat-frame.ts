import { z } from 'zod'

const start = '42["facts",'
const keptTexts = 400

// Only what the bench looks at: numbers in order, and which message it is.
const frameSchema = z.object({
  fromSeq: z.number(),
  toSeq: z.number(),
  events: z.array(z.object({ seq: z.number(), data: z.object({ clientId: z.string() }) })),
})
export type ChatFrame = z.infer<typeof frameSchema>

export type FrameReader = (text: string) => ChatFrame | null

/**
 * Reads a packet's text as a frame of chat; null when it is another packet. A room's frame is the same
 * text for a thousand sockets, so it is parsed once, and the bench measures the server and not itself.
 */
export function makeFrameReader(): FrameReader {
  const known = new Map<string, ChatFrame>()
  return (text) => {
    if (!text.startsWith(start)) return null
    const seen = known.get(text)
    if (seen) return seen
    const frame = frameSchema.parse(JSON.parse(text.slice(start.length, -1)))
    known.set(text, frame)
    if (known.size > keptTexts) known.delete(known.keys().next().value ?? '')
    return frame
  }
}
