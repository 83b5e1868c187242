import { plainLine } from '#lib/plain-text.ts'

const mostCharacters = 40

/**
 * A person's name as it stands beside every word they say: one line of visible text, at most 40
 * characters, since each frame of a room carries it to everybody. Empty when nothing visible is left.
 */
export function displayName(text: string): string {
  return plainLine(Array.from(plainLine(text)).slice(0, mostCharacters).join(''))
}
