import type axe from 'axe-core'

declare global {
  interface Window {
    /** Put there by the script of axe-core. */
    axe: typeof axe
    /** Taught by `findViolations`: what on the page is about to change its place or colour; empty when nothing is. */
    findRestless(): string
  }
}
