import type { Writable } from 'node:stream'

/**
 * What is written to the line until this turn's promises have settled leaves in one piece: of a small answer, the
 * write costs the system more than all else. Does nothing to a line that is behind.
 */
export function writeTogether(line: Writable): void {
  if (line.writableLength > 0 || line.writableCorked > 0) return
  line.cork()
  // A tick asked for by a microtask comes after all microtasks (nodejs.org, process.nextTick).
  queueMicrotask(() => process.nextTick(() => line.uncork()))
}
