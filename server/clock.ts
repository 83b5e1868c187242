/** The one source of wall-clock time for server and media code. */
export function now(): Date {
  return new Date()
}
