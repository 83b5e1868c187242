const written = /^(?:(?:(\d{1,2})[:：])?(\d{1,2})[:：])?(\d{1,2})$/u

/** Media time as people write it (`h:mm:ss`, `m:ss` or seconds), in milliseconds; null when it is none. */
export function parseMediaTime(text: string): number | null {
  const parts = written.exec(text.trim())
  if (!parts) return null
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0))
  if (hours === undefined || minutes === undefined || seconds === undefined) return null
  return minutes > 59 || seconds > 59 ? null : ((hours * 60 + minutes) * 60 + seconds) * 1_000
}
