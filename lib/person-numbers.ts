/**
 * What digits must be to be somebody's number, whatever stands between them: resident identity numbers (GB 11643-1999,
 * checksum ISO 7064 MOD 11-2, and the 15 digits of before), payment cards (ISO/IEC 7812, Luhn), mobile numbers, fixed
 * lines with their area code, Hong Kong's, and foreign ones.
 */

/** 17 digits and a check character that fits them; the birth date within must be one. */
export function isIdentityNumber(number: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number))
    return false
  let sum = 0
  for (let index = 0; index < 17; index += 1) sum += Number(number[index]) * (2 ** (17 - index) % 11)
  return '10X98765432'[sum % 11] === number[17]
}

/** A province, a birth date of the 20th century, and no check digit. */
export function isOldIdentityNumber(number: string): boolean {
  return /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(
    number,
  )
}

/** 15 to 19 digits of a payment network's range with a fitting Luhn digit. */
export function isPaymentCard(number: string): boolean {
  return /^(?:[34569]\d{14,18}|2[2-7]\d{14})$/.test(number) && fitsLuhn(number)
}

/** A card of a length that its network gives out: what may be looked for within other digits. */
export function isUsualCard(number: string): boolean {
  return (
    /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13})$/.test(number) &&
    fitsLuhn(number)
  )
}

/** Of the mainland: alone, after the country's code, or after the trunk zero with which it is dialled elsewhere. */
export function isMobile(number: string): boolean {
  return /^(?:(?:00)?86|0)?1[3-9]\d{9}$/.test(number)
}

export function isHongKongNumber(number: string): boolean {
  return /^(?:00)?852[2-9]\d{7}$/.test(number)
}

/** How many digits are the area's: 010 and 02x, or four; 0 when it is no number of a fixed line. */
export function areaLength(number: string): 0 | 3 | 4 {
  if (/^0(?:10|2\d)[2-9]\d{7}$/.test(number)) return 3
  return /^0[3-9]\d{2}[2-9]\d{6,7}$/.test(number) ? 4 : 0
}

/** With its country code (ITU-T E.164), where it is written without a space and a gain or a sum could look like it. */
export function isForeignNumber(number: string): boolean {
  return /^(?:1[2-9]\d{2}[2-9]\d{6}|44[1-9]\d{9}|61[2-478]\d{8}|65[3689]\d{7}|81[1-9]\d{9}|82[1-9]\d{8,9}|853[268]\d{7}|886[2-9]\d{8})$/.test(
    number,
  )
}

function fitsLuhn(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index += 1) {
    const digit = Number(number[number.length - 1 - index])
    sum += index % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
  }
  return sum % 10 === 0
}
