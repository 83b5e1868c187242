/** An address in a text, and its first letter. */
export type FoundEmail = { from: number; to: number; first: string }

/** What most texts have not. */
const anyAt = /[@＠﹫]|[aａ][tｔ]\s?[)）\]】}]/iu
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u

/**
 * From its at-sign to both sides (RFC 5321 lengths, not its whole grammar). With spaces round the dots, or a Chinese full
 * stop for one, a sentence could look like it: then it must end as addresses do.
 */
const address =
  /(?<=([\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63})\s?)(?:@|[([{【]\s?at\s?[)\]}】])\s?(?:(?:[A-Z0-9-]{1,63}\s?[.。]\s?){1,4}(?:com|cn|net|org|hk|tw|edu|gov)(?![A-Z0-9])|(?:[\p{L}\p{N}-]{1,63}\.){1,4}[A-Z]{2,24})/dgiu

/** The e-mail addresses in a text, wide, with joiners, or with (at) for the sign. */
export function findEmails(text: string): FoundEmail[] {
  if (!anyAt.test(text)) return []
  const { letters, places } = plainLetters(text)
  return Array.from(letters.matchAll(address), ({ indices }) => {
    const start = indices?.[1]?.[0] ?? 0
    const end = indices?.[0]?.[1] ?? 0
    return { from: places[start]?.from ?? 0, to: places[end - 1]?.to ?? 0, first: letters.charAt(start) }
  })
}

/** Every letter that is seen, wide ones in plain ASCII, and where each unit of it came from. */
function plainLetters(text: string): { letters: string; places: { from: number; to: number }[] } {
  let letters = ''
  const places: { from: number; to: number }[] = []
  let at = 0
  for (const character of text) {
    const place = { from: at, to: at + character.length }
    at = place.to
    if (unseen.test(character)) continue
    const plain = character.normalize('NFKC')
    const letter = plain.length === 1 ? plain : character
    letters += letter
    for (let unit = 0; unit < letter.length; unit += 1) places.push(place)
  }
  return { letters, places }
}
