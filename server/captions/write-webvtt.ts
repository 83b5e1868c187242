import type { CaptionCue } from '#lib/captions.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Cues as a WebVTT file (W3C WebVTT §4.1): text only, no marks. */
export function writeWebVtt(cues: readonly CaptionCue[]): string {
  const blocks = cues.map(
    ({ fromMs, toMs, text }) =>
      `${stamp(fromMs)} --> ${stamp(toMs)}\n${escaped(text).replaceAll(/\n{2,}/g, '\n')}`,
  )
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`
}

/** `-->` would begin another cue; its last letter is escaped like every `>`. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? '')
}

function stamp(ms: number): string {
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')
  const hours = Math.floor(ms / 3_600_000)
  return `${pad(hours)}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1_000) % 60)}.${pad(ms % 1_000, 3)}`
}
