import {
  areaLength,
  isForeignNumber,
  isHongKongNumber,
  isIdentityNumber,
  isMobile,
  isOldIdentityNumber,
  isPaymentCard,
  isUsualCard,
} from '#lib/person-numbers.ts'

/** Digits one after the other and how they are written: the sizes of their groups, and the unusual signs between those. */
export type Stretch = { number: string; groups: readonly number[]; signs: ReadonlySet<string> }

export type Kind = {
  /** With what it can begin. */
  first: string
  /** The longest first. */
  lengths: readonly number[]
  isNumber: (number: string) => boolean
  isWritten: (stretch: Stretch) => boolean
  /** Sums of money have as many digits: what is surely one is no such number. */
  isLikeMoney: boolean
}

/** Spaces, dashes and brackets stand in telephone numbers in any mixture. */
export const usualSigns = /[\s\-‐-―·_/()（）]/gu

const identityNumber: Kind = {
  first: '123456789',
  lengths: [18],
  isNumber: isIdentityNumber,
  isWritten: () => true,
  isLikeMoney: false,
}
const paymentCard: Kind = {
  first: '234569',
  lengths: [19, 18, 17, 16],
  isNumber: isPaymentCard,
  isWritten: isWrittenAsCard,
  isLikeMoney: false,
}
const fifteen: Kind = {
  first: '12345678',
  lengths: [15],
  isNumber: (number) => isPaymentCard(number) || isOldIdentityNumber(number),
  isWritten: isWrittenAsCard,
  isLikeMoney: true,
}
/** Not Taiwan's 09xx without its country code, nor 138.12345678: one is any ten digits, the other a decimal number. */
const phone: Kind = {
  first: '018',
  lengths: [15, 13, 12, 11],
  isNumber: (number) => isMobile(number) || isHongKongNumber(number),
  isWritten: (stretch) => isSpoken(stretch) && isWholeAfterTrunk(stretch),
  isLikeMoney: true,
}
const fixedLine: Kind = {
  first: '0',
  lengths: [12, 11],
  isNumber: (number) => areaLength(number) > 0,
  isWritten: (stretch) => isSpoken(stretch) && isPartedAfterArea(stretch),
  isLikeMoney: true,
}

export const kinds: readonly Kind[] = [identityNumber, paymentCard, fifteen, phone, fixedLine]

/** A number with a plus before it: one of a known country, or written as people write telephone numbers. */
export function isAbroad(stretch: Stretch): boolean {
  const { number, groups } = stretch
  if (isForeignNumber(number)) return isSpoken(stretch)
  return groups.length > 1 && /^[2-9]/.test(number) && isSpoken(stretch)
}

/** A trunk zero stands alone or with the network's digits: 013308 005827 are two funds, 01/31/2026 1530 is a moment. */
function isWholeAfterTrunk({ number, groups: [first = 0] }: Stretch): boolean {
  return number.length !== 12 || [1, 4, 8, 12].includes(first)
}

function isPartedAfterArea({ number, groups }: Stretch): boolean {
  let edge = 0
  const edges = groups.map((size) => (edge += size))
  return groups.length === 1 || edges.includes(areaLength(number))
}

/** A network's prefix and the check digit are enough in any groups; a list of prices, 5.138 5.140, is no card. */
function isWrittenAsCard(stretch: Stretch): boolean {
  const { number, signs } = stretch
  const isListOfDecimals = signs.size > 1 && (signs.has('.') || signs.has('．'))
  return isInFours(stretch) || (isUsualCard(number) && !isListOfDecimals)
}

/** Unbroken, in groups of four as it stands on a card, or digit by digit; three stock codes are no card. */
function isInFours({ groups }: Stretch): boolean {
  const last = groups.at(-1) ?? 0
  const others = groups.slice(0, -1)
  return (
    (others.every((size) => size === 4) && (others.length === 0 || last <= 4)) ||
    groups.every((size) => size === 1)
  )
}

/** As a telephone number is grouped, or with one sign throughout; 1,380,013,800 and a list of prices are not. */
function isSpoken({ groups, signs }: Stretch): boolean {
  const [first = 0, ...others] = groups
  const isThousands = first <= 3 && others.length > 0 && others.every((size) => size === 3)
  if (isThousands && /^[,，']$/.test([...signs].join(''))) return false
  return signs.size <= 1 || /(?:^|,)(?:3,4,4|3,8|7,4)$/.test(groups.join())
}
