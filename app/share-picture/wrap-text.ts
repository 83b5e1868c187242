/** Widths in ems, near enough to break lines by: fonts differ, pictures leave a margin. */
function widthOf(letter: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-￯]/u.test(letter)) return 1
  return /[A-Z@%mwMW]/.test(letter) ? 0.72 : 0.54
}

/** How wide a text is, in ems. */
export function emsOf(text: string): number {
  return Array.from(text, widthOf).reduce((sum, width) => sum + width, 0)
}

/** Signs that no line begins with (clreq: 标点避头). */
const neverFirst = /[，。、；：？！）》」』】〉”’…,.;:?!)\]}]/u

/** A text in at most `mostLines` lines of `ems`; what does not fit ends in an ellipsis. Latin words stay whole. */
export function wrapText(text: string, { ems, mostLines }: { ems: number; mostLines: number }): string[] {
  const parts = text.match(/[[\p{L}\p{N}]--\p{Script=Han}]+|./gsv) ?? []
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const part of parts) {
    const partWidth = emsOf(part)
    const isFull = width + partWidth > ems && line !== '' && !neverFirst.test(part)
    if (isFull) {
      lines.push(line.trim())
      line = ''
      width = 0
    }
    line += part
    width += partWidth
  }
  if (line.trim() !== '') lines.push(line.trim())
  if (lines.length <= mostLines) return lines
  const kept = lines.slice(0, mostLines)
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, -1)}…`]
}
