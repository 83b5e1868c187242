import { timingSafeEqual } from 'node:crypto'

/** Compares a given signature with the right one in a time that tells nothing of how much of it was right. */
export function isSameBytes(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected)
}
