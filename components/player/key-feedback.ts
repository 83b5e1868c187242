/** What the player answers to a key; the refusals and choices among it are spoken too. */
export type KeyFeedback =
  | { kind: 'play' | 'pause' | 'muted' | 'sound' | 'toLive' | 'atLive' | 'noRate' | 'noCaptions' }
  | { kind: 'seek'; seconds: number }
  | { kind: 'rate'; rate: number }
  /** The language's own name; null: off. */
  | { kind: 'captions'; language: string | null }

/** What one does not hear or feel in the picture itself. */
export function isSpoken({ kind }: KeyFeedback): boolean {
  return kind === 'noRate' || kind === 'noCaptions' || kind === 'rate' || kind === 'captions'
}
