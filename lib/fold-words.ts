import { simplified } from '#lib/simplified.ts'

/** A stretch of text: from the first unit to behind the last. */
export type Span = { from: number; to: number }

/**
 * What words are compared by: letters and digits alone, in plain, small and simplified forms, with `sentenceEnd` where a
 * sentence or a part of one ends. `places`: where in the words each unit came from. `isInWord`: whether a Latin letter
 * stands right behind another one.
 */
export type FoldedWords = { text: string; places: Span[]; isInWord: boolean[] }

/** No phrase has it, so none reaches over it. */
export const sentenceEnd = '\n'

const sentenceSigns = /^[,.?!;。\n\u2028\u2029]$/
const notWord = /[^\p{L}\p{N}]/gu
const latin = /^\p{Script=Latin}$/u
/** A dot right between two letters is no end: D.A.M.N */
const goesOn = /^[.．]*[\p{L}\p{N}]/u

export function foldWords(words: string): FoldedWords {
  const folded: FoldedWords = { text: '', places: [], isInWord: [] }
  let at = 0
  let [isLetterBefore, isLatinBefore] = [false, false]
  for (const character of words) {
    const place = { from: at, to: at + character.length }
    at = place.to
    const isDot = character === '.' || character === '．'
    if (isDot && isLetterBefore && goesOn.test(words.slice(at, at + 20))) {
      isLatinBefore = false
      continue
    }
    const plain = plainCharacter(character)
    const isLatin = latin.test(plain.slice(0, 1))
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded.places.push(place)
      folded.isInWord.push(isLatin && (isLatinBefore || unit > 0))
    }
    folded.text += plain
    isLetterBefore = plain !== '' && plain !== sentenceEnd
    isLatinBefore = isLatin
  }
  return folded
}

/** One phrase, without its sentence signs. */
export function foldPhrase(phrase: string): string {
  return foldWords(phrase).text.replaceAll(sentenceEnd, '')
}

function plainCharacter(character: string): string {
  if (character >= '\u4E00' && character <= '\u9FFF') return simplified(character)
  if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) return character
  if (character === '…') return ''
  const plain = character.normalize('NFKC')
  if (sentenceSigns.test(plain)) return sentenceEnd
  return simplified(plain).toLowerCase().replaceAll(notWord, '')
}
