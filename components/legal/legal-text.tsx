import type { ReactElement } from 'react'
import Markdown from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'

type LegalTextProps = { body: string; language: string }

/** Markdown without its HTML: what is not on the sanitiser's list is not shown. */
export function LegalText({ body, language }: LegalTextProps): ReactElement {
  return (
    <div
      lang={language}
      className="grid gap-4 leading-relaxed [&_a]:text-brand [&_a]:underline [&_h2]:mt-3 [&_h2]:text-lg [&_h2]:font-semibold [&_h3]:font-semibold [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6"
    >
      <Markdown rehypePlugins={[rehypeSanitize]}>{body}</Markdown>
    </div>
  )
}
