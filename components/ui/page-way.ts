const told = new Set<() => void>()
let waiting = 0

/** A page was asked for and is awaited; returns what to call when it is there, or given up. */
export function awaitPage(): () => void {
  change(1)
  return () => change(-1)
}

/** Whether a page is awaited now. */
export function isPageAwaited(): boolean {
  return waiting > 0
}

/** Calls back whenever it may have changed; returns how to end that. */
export function watchPageWay(tell: () => void): () => void {
  told.add(tell)
  return () => told.delete(tell)
}

function change(by: 1 | -1): void {
  waiting += by
  for (const tell of told) tell()
}
