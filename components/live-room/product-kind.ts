const named = ['deposit', 'fund', 'wealth', 'insurance', 'service'] as const

/** The message key of a kind of product; kinds are data, so one without a translation is "other". */
export function productKindKey(kind: string): (typeof named)[number] | 'other' {
  return named.find((name) => name === kind) ?? 'other'
}
