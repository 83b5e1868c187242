import { plainDigit } from '#lib/plain-digit.ts'

/** A digit in a text: where it stands, and the signs between the one before and it. */
export type Digit = { digit: string; from: number; to: number; gap: string }

/** Digits that one could read as one number. `check`: the X that may end an identity number. */
export type DigitRun = { digits: Digit[]; check: { from: number; to: number } | null }

/** So many signs between two digits are looked through. */
const mostSigns = 3

const mark = /\p{M}/u
/** Joiners, soft hyphens and the like: nobody sees them. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u
const sign = /[\s\p{P}\p{S}]/u
/** What says that a number is no number of a person ends it. */
const unit = /[\p{Sc}%‰％]/u
const checkLetters = 'xXｘＸⅩⅹ'

/** The runs of digits in a text, through spaces and signs; a dot alone is a decimal point and parts two runs. */
export function readDigitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = []
  let digits: Digit[] = []
  let [gap, signs, at] = ['', 0, 0]
  const end = (check: DigitRun['check'] = null): void => {
    if (digits.length > 0) runs.push(...splitAtDecimalPoint({ digits, check }))
    digits = []
    gap = ''
    signs = 0
  }
  for (const character of text) {
    const place = { from: at, to: at + character.length }
    const digit = plainDigit(character)
    const last = digits.at(-1)
    at = place.to
    if (digit !== null) {
      digits.push({ digit, ...place, gap })
      gap = ''
      signs = 0
    } else if (last === undefined) continue
    else if (mark.test(character) || unseen.test(character)) {
      // A keycap is a digit with marks: they go with it.
      if (gap === '') last.to = place.to
    } else if (signs < mostSigns && sign.test(character) && !unit.test(character)) {
      gap += character
      signs += 1
    } else end(checkLetters.includes(character) && signs <= 1 ? place : null)
  }
  end()
  return runs
}

/** One dot alone is a decimal point; more of them are a way of writing a telephone number. */
function splitAtDecimalPoint(run: DigitRun): DigitRun[] {
  const dots = run.digits.flatMap(({ gap }, index) => (/[.．]/.test(gap) ? [index] : []))
  const [dot] = dots
  if (dot === undefined || dots.length > 1) return [run]
  const [whole, fraction] = [run.digits.slice(0, dot), run.digits.slice(dot)]
  return [
    { digits: whole, check: null },
    { digits: fraction, check: run.check },
  ]
}
