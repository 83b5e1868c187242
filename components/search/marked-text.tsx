import type { ReactElement } from 'react'

/** A text in which the words that were looked for stand out. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }): ReactElement {
  if (words.length === 0) return <>{text}</>
  const longestFirst = words.toSorted((left, right) => right.length - left.length)
  const pattern = new RegExp(`(${longestFirst.map((word) => escaped(word)).join('|')})`, 'giu')
  // Split by a pattern in brackets: what matched stands at the odd places.
  return (
    <>
      {text.split(pattern).map((part, place) =>
        place % 2 === 1 ? (
          <mark key={place} className="bg-gold-wash text-inherit">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  )
}

/** Letters that a pattern would read as signs. */
function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
