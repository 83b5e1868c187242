const named = ['investment', 'study-abroad', 'cross-border'] as const

/** The message key of a scene; scenes are data, so one without a translation is "other". */
export function sceneKey(scene: string): (typeof named)[number] | 'other' {
  return named.find((name) => name === scene) ?? 'other'
}
