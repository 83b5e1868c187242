/**
 * Characters that nobody sees but that change what others see: controls, line and paragraph
 * separators, zero-width marks, the bidirectional overrides that let text pretend to be other
 * text (Unicode TR36 §2), and halves of a surrogate pair, which PostgreSQL's JSON refuses together
 * with everything beside them. Joiners stay: emoji and several scripts need them.
 */
const unseen =
  /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]--[\n]]/gv

/** More than three marks on one letter climb over the neighbouring lines. */
const stackedMarks = /(\p{M}{3})\p{M}+/gu

/** What people wrote, as one line of visible text. It is text, never markup. */
export function plainLine(text: string): string {
  return plainLines(text).replace(/\s+/gu, ' ')
}

/** What people wrote, with its line breaks (two at most in a row). */
export function plainLines(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unseen, '')
    .replace(stackedMarks, '$1')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}
