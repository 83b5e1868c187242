import { noticesStore } from './notices-store.ts'

/** Tells the person, for a few seconds, that something was done or failed; screen readers hear it too. */
export function notify(kind: 'success' | 'error', text: string): void {
  noticesStore.add(kind, text)
}
