import type AVPacket from 'node-media-server/src/core/avpacket.js'
import { readAmf0 } from './amf0.ts'

/** A line of captions that an encoder sends beside its picture; an empty one takes away what was shown. */
export type TextLine = {
  text: string
  /** BCP 47; null where the encoder does not say. */
  language: string | null
  /** On the run's clock, in milliseconds. */
  atMs: number
}

/** FLV's type of a data message. */
const scriptType = 18
const mostLetters = 500

/**
 * The line in an `onTextData` message (Adobe's text data of FLV, as ffmpeg's muxer and caption encoders write it: an
 * object with `text` and, if known, `language` of ISO 639); null for every other message. Its AMF0 was read within the
 * limits before (bounded-rtmp.ts).
 */
export function readTextLine(packet: AVPacket, atMs: number): TextLine | null {
  if (packet.codec_type !== scriptType) return null
  const values = readAmf0(packet.data.subarray(0, packet.size))
  const at = values.indexOf('onTextData')
  const data = at === -1 ? null : values[at + 1]
  const text = data instanceof Map ? data.get('text') : null
  if (!(data instanceof Map) || typeof text !== 'string') return null
  return { text: text.slice(0, mostLetters), language: readLanguage(data.get('language')), atMs }
}

/**
 * Language, script and region: `chi`, `zho` and `zh` are one language, and what else a tag of BCP 47 can say
 * (`en-x-live`) makes no track of its own. What is none is not said.
 */
function readLanguage(name: unknown): string | null {
  if (typeof name !== 'string' || name === '' || name === 'und') return null
  try {
    const { baseName, language, script, region } = new Intl.Locale(name.replaceAll('_', '-'))
    if (/^und\b/.test(baseName)) return null
    return [language, script, region].filter((part) => part !== undefined).join('-')
  } catch {
    return null
  }
}
