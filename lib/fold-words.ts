import { simplified } from '#lib/simplified.ts'

/** A stretch of text: from the first unit to behind the last. */
export type Span = { from: number; to: number }

/**
 * What words are compared by: letters and digits alone, in plain, small and simplified forms, with `sentenceEnd` where a
 * sentence or a part of one ends. `places`: where in the words each unit came from. `isInWord`: whether a Latin letter
 * stands right behind another one. `isBehindSign`: whether a sentence sign that ended nothing stands before the unit.
 */
export type FoldedWords = { text: string; places: Span[]; isInWord: boolean[]; isBehindSign: boolean[] }

/** No phrase has it, so none reaches over it. */
export const sentenceEnd = '\n'

/** What one character became. `run`: how many letters stand with it, nothing between them. */
type Letter = {
  plain: string
  place: Span
  isLatin: boolean
  isInWord: boolean
  run: { length: number }
  signBefore: Span | null
}

const sentenceSigns = /^[,.?!;。\n\u2028\u2029]$/
const notWord = /[^\p{L}\p{N}]/gu
const latin = /^\p{Script=Latin}$/u
/** A dot right between two letters is no end: D.A.M.N */
const goesOn = /^[.．]*[\p{L}\p{N}]/u

/** A sign ends a sentence between runs of letters; beside a single letter it only spells: 加，微，信 */
export function foldWords(words: string): FoldedWords {
  const folded: FoldedWords = { text: '', places: [], isInWord: [], isBehindSign: [] }
  let runBefore = { length: 0 }
  for (const { plain, place, isLatin, isInWord, run, signBefore } of readLetters(words)) {
    const isEnd = signBefore !== null && runBefore.length > 1 && run.length > 1
    if (isEnd) {
      folded.text += sentenceEnd
      folded.places.push(signBefore)
      folded.isInWord.push(false)
      folded.isBehindSign.push(false)
    }
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded.places.push(place)
      folded.isInWord.push(isInWord || (isLatin && unit > 0))
      folded.isBehindSign.push(unit === 0 && signBefore !== null && !isEnd)
    }
    folded.text += plain
    runBefore = run
  }
  return folded
}

/** One phrase, without its sentence signs. */
export function foldPhrase(phrase: string): string {
  return foldWords(phrase).text.replaceAll(sentenceEnd, '')
}

function readLetters(words: string): Letter[] {
  const letters: Letter[] = []
  let at = 0
  let [isLetterBefore, isSpelled] = [false, false]
  let signBefore: Span | null = null
  for (const character of words) {
    const place = { from: at, to: at + character.length }
    at = place.to
    const plain = plainCharacter(character)
    if (plain === '' || plain === sentenceEnd) {
      const isDot = character === '.' || character === '．'
      isSpelled = isDot && (isSpelled || isLetterBefore) && goesOn.test(words.slice(at, at + 20))
      if (plain === sentenceEnd && !isSpelled) signBefore ??= place
      isLetterBefore = false
      continue
    }
    const before: Letter | undefined = isLetterBefore ? letters.at(-1) : undefined
    const isLatin = latin.test(plain.slice(0, 1))
    const run: Letter['run'] = before?.run ?? { length: 0 }
    run.length += plain.length
    letters.push({ plain, place, run, signBefore, isLatin, isInWord: isLatin && before?.isLatin === true })
    signBefore = null
    isLetterBefore = true
    isSpelled = false
  }
  return letters
}

function plainCharacter(character: string): string {
  if (character >= '\u4E00' && character <= '\u9FFF') return simplified(character)
  if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) return character
  if (character === '…') return ''
  const plain = character.normalize('NFKC')
  if (sentenceSigns.test(plain)) return sentenceEnd
  return simplified(plain).toLowerCase().replaceAll(notWord, '')
}
