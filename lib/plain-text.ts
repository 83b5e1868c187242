/**
 * Characters that nobody sees but that change what others see: controls, line and paragraph
 * separators, the bidirectional overrides that let text pretend to be other text (Unicode TR36 §2),
 * all that Unicode lets a screen leave out (soft hyphens, fillers), and halves of a surrogate pair,
 * which PostgreSQL's JSON refuses together with everything beside them. Flags of tags are spared,
 * as are joiners and variation selectors, which the next two look at.
 */
const unseen =
  /(\p{RGI_Emoji_Tag_Sequence})|[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\uFFF9-\uFFFB]--[\n\u200C\u200D\p{VS}]]/gv

/** A variation selector dresses the sign that it stands behind (Unicode §23.4). */
const strayVariations = /(?<![[\p{L}\p{N}\p{P}\p{S}\p{ExtPict}]--\p{DI}])\p{VS}/gv

/** Joiners belong between letters or emoji. */
const strayJoiners =
  /(?<![\p{L}\p{N}\p{M}\p{S}\p{ExtPict}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{N}\p{M}\p{S}\p{ExtPict}])/gv

/** More than three marks on one letter climb over the neighbouring lines, with joiners between them too. */
const stackedMarks = /((?:\p{M}[\u200C\u200D]*){3})(?:\p{M}[\u200C\u200D]*)+/gu

/** What a reader sees something of; an empty braille cell (U+2800) is none. */
const visible = /[[\p{L}\p{N}\p{P}\p{S}\p{ExtPict}]--[\p{DI}\u2800]]/v

/** What people wrote, as one line of visible text; empty when nothing of it can be seen. It is text, never markup. */
export function plainLine(text: string): string {
  return plainLines(text).replace(/\s+/gu, ' ')
}

/** What people wrote, with its line breaks (two at most in a row). */
export function plainLines(text: string): string {
  const plain = text
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unseen, '$1')
    .replace(strayVariations, '')
    .normalize('NFC')
    .replace(stackedMarks, '$1')
    .replace(strayJoiners, '')
    .normalize('NFC')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  return visible.test(plain) ? plain : ''
}
