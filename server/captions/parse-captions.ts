import { parse } from '@plussub/srt-vtt-parser'
import { AppError } from '#lib/errors.ts'
import { mostCues, type CaptionCue } from '#lib/captions.ts'
import { plainLines } from '#lib/plain-text.ts'

const mostLetters = 500
const longestMs = 86_400_000

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

/**
 * The cues of a WebVTT or SubRip file in the order of time, as plain text: voices, classes and other marks (WebVTT
 * §4.2) are left out. Throws `BAD_REQUEST` for a file without a cue, or with too many.
 */
export function parseCaptions(file: string): CaptionCue[] {
  const cues = readEntries(file).flatMap(({ from, to, text }) => {
    const words = plainLines(decode(text.replaceAll(/<[^>]*>/g, ''))).slice(0, mostLetters)
    const isPlace = Number.isFinite(from) && to > from && from >= 0 && to <= longestMs
    return isPlace && words !== '' ? [{ fromMs: Math.round(from), toMs: Math.round(to), text: words }] : []
  })
  if (cues.length === 0) throw new AppError('BAD_REQUEST', 'no cue in the file')
  if (cues.length > mostCues) throw new AppError('BAD_REQUEST', `more than ${mostCues} cues`)
  return cues.toSorted((left, right) => left.fromMs - right.fromMs)
}

function readEntries(file: string): { from: number; to: number; text: string }[] {
  try {
    return parse(file.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')).entries
  } catch (error) {
    throw new AppError('BAD_REQUEST', 'neither WebVTT nor SubRip', { cause: error })
  }
}

function decode(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}
