/**
 * Finds and masks what identifies a person in words that others will read (features C3): resident
 * identity numbers (GB 11643-1999, checksum ISO 7064 MOD 11-2), payment cards (ISO/IEC 7812, Luhn),
 * mobile and international telephone numbers, and e-mail addresses. Full-width, circled and Chinese
 * digits count as digits; spaces, dashes and dots between them are looked through.
 */

type Span = { from: number; to: number; mask: string }

const chineseDigits = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, String(value)]))
chineseDigits.set('〇', '0')

/** Stands where a character has no ASCII form of its own width, and between digits means nothing. */
const filler = '\u200B'

const numberRun =
  /\+?\d(?:[\s\u200B-\u200D\uFEFF\-‐-―·_/.()]{0,3}\d){7,40}(?:[\s\u200B-]?[Xx](?![A-Za-z]))?/gu
const emailAddress =
  /[\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63}\s?@\s?(?:[\p{L}\p{N}-]{1,63}\.){1,4}[A-Za-z]{2,24}/gu

/** The text with personal data masked, and whether any was found. Masking twice changes nothing. */
export function maskPersonalData(text: string): { text: string; isMasked: boolean } {
  const folded = foldWidth(text)
  const spans = [...findEmails(folded), ...findNumbers(folded)].toSorted((a, b) => a.from - b.from)
  let masked = ''
  let at = 0
  for (const span of spans) {
    if (span.from < at) continue
    masked += text.slice(at, span.from) + span.mask
    at = isLowSurrogate(text, span.to) ? span.to + 1 : span.to
  }
  return { text: masked + text.slice(at), isMasked: spans.length > 0 }
}

/** The second half of a character whose first half was the span's last unit. */
function isLowSurrogate(text: string, index: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(index, index + 1))
}

/** The same number of UTF-16 units, with every character that is a wide or dressed-up ASCII one in plain ASCII. */
function foldWidth(text: string): string {
  return Array.from(text, (character) => {
    const plain = chineseDigits.get(character) ?? character.normalize('NFKC')
    return /^[\x20-\x7E]$/.test(plain) ? plain.padEnd(character.length, filler) : character
  }).join('')
}

function findEmails(text: string): Span[] {
  return Array.from(text.matchAll(emailAddress), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    mask: `${match[0].slice(0, 1)}***@***`,
  }))
}

function findNumbers(text: string): Span[] {
  return Array.from(text.matchAll(numberRun)).flatMap((match) =>
    splitAtDecimalPoint(match[0], match.index).flatMap(({ run, at }) => findInRun(run, at)),
  )
}

/** One dot alone is a decimal point; more of them are a way of writing a telephone number. */
function splitAtDecimalPoint(run: string, at: number): { run: string; at: number }[] {
  const dot = run.indexOf('.')
  if (dot === -1 || run.includes('.', dot + 1)) return [{ run, at }]
  return [
    { run: run.slice(0, dot), at },
    { run: run.slice(dot + 1), at: at + dot + 1 },
  ]
}

/** The numbers of people within a run of digit groups; each begins and ends at the edge of a group. */
function findInRun(run: string, at: number): Span[] {
  const isInternational = run.startsWith('+')
  const digits = Array.from(run.matchAll(/[\dXx]/g), (match) => ({ digit: match[0], index: match.index }))
  const isGroupStart = (index: number): boolean =>
    index === 0 || (digits[index]?.index ?? 0) > (digits[index - 1]?.index ?? 0) + 1
  const spans: Span[] = []
  for (let start = 0; start < digits.length;) {
    const length = isGroupStart(start) ? lengthAt(start) : 0
    const [first, last] = [digits[start], digits[start + length - 1]]
    if (length === 0 || !first || !last) start += 1
    else {
      const shown = first.digit === '1' && length === 11 ? 3 : 2
      const number = digits.slice(start, start + length).map(({ digit }) => digit)
      const mask = `${number.slice(0, shown).join('')}${'*'.repeat(length - shown)}`
      spans.push({ from: at + first.index, to: at + last.index + 1, mask })
      start += length
    }
  }
  return spans

  function lengthAt(start: number): number {
    for (let length = Math.min(19, digits.length - start); length >= 8; length -= 1) {
      const isGroupEnd = start + length === digits.length || isGroupStart(start + length)
      if (!isGroupEnd) continue
      const number = digits
        .slice(start, start + length)
        .map(({ digit }) => digit)
        .join('')
      if (isIdentityNumber(number) || isPaymentCard(number) || isMobile(number)) return length
      if (isInternational && start === 0 && length <= 15 && /^\d+$/.test(number)) return length
    }
    return 0
  }
}

/** 17 digits and a check character that fits them; the birth date within must be one. */
function isIdentityNumber(number: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(number))
    return false
  const sum = Array.from(number.slice(0, 17)).reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
    0,
  )
  return '10X98765432'[sum % 11] === number.slice(17).toUpperCase()
}

/** 15 to 19 digits of a payment network's range with a fitting Luhn digit. */
function isPaymentCard(number: string): boolean {
  if (!/^[34569]\d{14,18}$/.test(number)) return false
  const sum = Array.from(number)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

function isMobile(number: string): boolean {
  return /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(number)
}
