import type { CaptionCue } from '#lib/captions.ts'
import { plainLines } from '#lib/plain-text.ts'

/** A line as it came with the picture: when, in media milliseconds, and what; nothing takes away what was shown. */
export type SpokenLine = { atMs: number; text: string }

/** Nobody looks at one line longer. */
const longestMs = 7_000
const shortestMs = 200

/**
 * Lines that came with a live picture, as cues: each is shown until the next one, at most seven seconds. A line that
 * begins with the one before it is the same sentence, grown while it was spoken (live captions roll up so).
 */
export function cuesOfLines(lines: readonly SpokenLine[]): CaptionCue[] {
  const cues: CaptionCue[] = []
  for (const { atMs, text } of lines.toSorted((left, right) => left.atMs - right.atMs)) {
    const words = plainLines(text)
    const last = cues.at(-1)
    if (last && atMs < last.toMs) last.toMs = Math.max(last.fromMs + shortestMs, atMs)
    if (words === '') continue
    const isGrown = last !== undefined && atMs <= last.toMs && words.startsWith(last.text)
    if (isGrown) Object.assign(last, { text: words, toMs: atMs + longestMs })
    else cues.push({ fromMs: atMs, toMs: atMs + longestMs, text: words })
  }
  return cues
}
