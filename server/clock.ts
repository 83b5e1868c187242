/** The one source of wall-clock time for server and media code; tests pass their own. */
export type Clock = () => Date

export function now(): Date {
  return new Date()
}
