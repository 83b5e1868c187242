/** The value that this share of the samples does not exceed, rounded to a tenth; NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).toSorted()
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? Number.NaN : Math.round(value * 10) / 10
}
