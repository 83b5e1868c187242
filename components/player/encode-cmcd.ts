/** Keys whose words are of a closed list; other words stand in quotes. */
const tokenKeys = new Set(['e', 'sf', 'st', 'sta'])

export type CmcdReport = Readonly<Record<string, string | number | readonly number[]>>

/**
 * One report as a CMCD line: a dictionary of structured fields with its keys in order (CTA-5004-A, RFC 8941 §3.2).
 * The library that the server reads it with would weigh more than the rest of the reporter.
 */
export function encodeCmcd(report: CmcdReport): string {
  return Object.entries(report)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encodeValue(key, value)}`)
    .join(',')
}

function encodeValue(key: string, value: CmcdReport[string]): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return `(${value.join(' ')})`
  return tokenKeys.has(key) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`
}
