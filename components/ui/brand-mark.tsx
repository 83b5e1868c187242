import type { ReactElement } from 'react'

/** A lens over a rising line: what is shown, and what it is about. */
export function BrandMark({ className }: { className?: string }): ReactElement {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="9" className="fill-brand" />
      <path
        d="M7 21.5 13 15l4.2 3.8L25 10.5"
        className="fill-none stroke-on-brand"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="25" cy="10.5" r="2.6" fill="#e6c37a" />
    </svg>
  )
}
