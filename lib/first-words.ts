/** The beginning of what somebody wrote, on one line: enough to tell it from their other words. */
export function firstWords(text: string, mostLetters = 30): string {
  const letters = Array.from(text.replaceAll(/\s+/gu, ' ').trim())
  if (letters.length <= mostLetters) return letters.join('')
  return `${letters.slice(0, mostLetters).join('').trimEnd()}…`
}
