const storageKey = 'caibo.data-saver'

/** Below this short side a picture is thrifty: 480p and less. */
const thriftyHeight = 480

/** The best quality that spares data: the largest of at most 480p, else the smallest there is. `null`: sound alone. */
export function thriftiest(heights: readonly (number | null)[]): number {
  const thrifty = heights.flatMap((height, index) =>
    height !== null && height <= thriftyHeight ? [{ height, index }] : [],
  )
  const best = thrifty.toSorted((a, b) => b.height - a.height)[0]
  if (best) return best.index
  const smallest = heights
    .map((height, index) => ({ height: height ?? Infinity, index }))
    .toSorted((a, b) => a.height - b.height)[0]
  return smallest?.index ?? -1
}

/** Whether this viewer chose to save data; a browser that keeps nothing remembers nothing. */
export function savesData(): boolean {
  try {
    return localStorage.getItem(storageKey) === '1'
  } catch {
    return false
  }
}

export function keepSavesData(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(storageKey, '1')
    else localStorage.removeItem(storageKey)
  } catch {
    // Private windows may refuse; the choice then holds for this page.
  }
}
