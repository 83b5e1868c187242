import { noticesStore } from '#components/ui/notices-store.ts'

/** Said on the window once notices were read. */
export const readEvent = 'notices:read'

/**
 * Asks how much is unread whenever that may have changed: the page is come back to, it told of something, notices
 * were read. Returns the way to ask at another moment, and the end of it.
 */
export function followUnread(onUnread: (unread: number) => void): { ask: () => void; stop: () => void } {
  let isStopped = false
  let asked = 0
  const ask = async (): Promise<void> => {
    asked += 1
    const turn = asked
    const response = await fetch('/api/account/unread').catch(() => null)
    const unread: unknown = response?.ok ? await response.json().catch(() => null) : null
    if (!isStopped && turn === asked && typeof unread === 'number') onUnread(unread)
  }
  const onAsk = () => void ask()
  const unsubscribe = noticesStore.subscribe(() => {
    if (noticesStore.notices()[0]?.kind === 'success') onAsk()
  })
  for (const event of ['focus', readEvent]) window.addEventListener(event, onAsk)
  return {
    ask: onAsk,
    stop: () => {
      isStopped = true
      unsubscribe()
      for (const event of ['focus', readEvent]) window.removeEventListener(event, onAsk)
    },
  }
}
