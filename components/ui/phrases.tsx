import type { ReactElement } from 'react'

/** Breaks a slogan between its phrases only: Chinese has no spaces to break at. */
export function Phrases({ text }: { text: string }): ReactElement {
  const phrases = text.split(/(?<=[，。；,;.])/)
  return (
    <>
      {phrases.map((phrase) => (
        <span key={phrase} className="inline-block whitespace-pre">
          {phrase}
        </span>
      ))}
    </>
  )
}
