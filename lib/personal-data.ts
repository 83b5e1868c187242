import { findEmails } from '#lib/find-emails.ts'
import { findPersonNumbers } from '#lib/find-person-numbers.ts'

/**
 * Finds and masks what identifies a person in words that others will read (features C3): identity numbers, payment
 * cards, telephone numbers, and e-mail addresses. Digits of every script, circled and Chinese ones count as digits; up
 * to three spaces and signs between them are looked through. Sums of money, prices and stock codes stay.
 */

type Span = { from: number; to: number; mask: string }

/** The text with personal data masked, and whether any was found. Masking twice changes nothing. */
export function maskPersonalData(text: string): { text: string; isMasked: boolean } {
  let masked = text
  // What a mask leaves of a long number may stand beside other digits and be a number with them.
  for (let spans = findSpans(masked); spans.length > 0; spans = findSpans(masked))
    masked = cover(masked, spans)
  return { text: masked, isMasked: masked !== text }
}

function cover(text: string, spans: readonly Span[]): string {
  let covered = ''
  let at = 0
  for (const { from, to, mask } of spans) {
    if (from < at) continue
    covered += text.slice(at, from) + mask
    at = to
  }
  return covered + text.slice(at)
}

function findSpans(text: string): Span[] {
  const emails = findEmails(text).map(({ first, ...span }) => ({ ...span, mask: `${first}***@***` }))
  const numbers = findPersonNumbers(text).map(({ number, ...span }) => ({
    ...span,
    mask: maskNumber(number),
  }))
  return [...emails, ...numbers].toSorted((one, other) => one.from - other.from)
}

/** Enough stays that its owner knows it again: a network's three digits of a mobile number, two of the others. */
function maskNumber(number: string): string {
  const shown = number.startsWith('1') && number.length === 11 ? 3 : 2
  return number.slice(0, shown).padEnd(number.length, '*')
}
