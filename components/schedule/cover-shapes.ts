/** A small generator of numbers in [0, 1) from a word, so that one programme always gets one cover. */
export function seededNumbers(word: string): () => number {
  let state = 2_166_136_261
  for (const letter of word) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519)
    state ^= state >>> 13
    return (state >>> 0) / 4_294_967_296
  }
}

export type Point = { x: number; y: number }

/** A line that wanders upwards from left to right, over a width and within a band of heights. */
export function risingLine(
  random: () => number,
  options: { width: number; steps: number; from: number; to: number },
): Point[] {
  const { width, steps, from, to } = options
  return Array.from({ length: steps + 1 }, (_, step) => {
    const progress = step / steps
    const swing = (random() - 0.5) * Math.abs(from - to) * 0.42
    const y = from + (to - from) * progress + (step === 0 || step === steps ? 0 : swing)
    return { x: Math.round(progress * width), y: Math.round(y) }
  })
}

/** The points as a smooth SVG path (horizontal tangents at every point). */
export function smoothPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let previous = first
  let path = `M${first.x} ${first.y}`
  for (const point of rest) {
    const middle = (previous.x + point.x) / 2
    path += `C${middle} ${previous.y} ${middle} ${point.y} ${point.x} ${point.y}`
    previous = point
  }
  return path
}
