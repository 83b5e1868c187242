export type PlayerCommand =
  | {
      do: 'toggle-play' | 'mute' | 'fullscreen' | 'picture-in-picture' | 'captions' | 'live' | 'chat' | 'help'
    }
  | { do: 'seek'; seconds: number }
  | { do: 'rate'; step: 1 | -1 }

const commands: Readonly<Record<string, PlayerCommand>> = {
  ' ': { do: 'toggle-play' },
  k: { do: 'toggle-play' },
  ArrowLeft: { do: 'seek', seconds: -5 },
  ArrowRight: { do: 'seek', seconds: 5 },
  j: { do: 'seek', seconds: -10 },
  l: { do: 'seek', seconds: 10 },
  m: { do: 'mute' },
  f: { do: 'fullscreen' },
  i: { do: 'picture-in-picture' },
  c: { do: 'captions' },
  '<': { do: 'rate', step: -1 },
  '>': { do: 'rate', step: 1 },
  '/': { do: 'chat' },
  '?': { do: 'help' },
}

/** Of a letter, Shift tells: with Caps Lock on, its size does not. */
const shifted: Readonly<Record<string, PlayerCommand>> = { l: { do: 'live' } }

export type KeyPress = {
  key: string
  isShifted: boolean
  hasModifier: boolean
  isTyping: boolean
  isOnControl: boolean
}

/** What a key asks of the player; nothing while typing, with a modifier, or on a control that has its own use for it. */
export function commandOf({
  key,
  isShifted,
  hasModifier,
  isTyping,
  isOnControl,
}: KeyPress): PlayerCommand | null {
  if (isTyping || hasModifier) return null
  if (isOnControl && (key === ' ' || key.startsWith('Arrow'))) return null
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : null
  if (letter !== null && isShifted) return shifted[letter] ?? null
  return commands[letter ?? key] ?? null
}

export const playbackRates = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const

export function nextRate(rate: number, step: 1 | -1): number {
  const at = playbackRates.findIndex((candidate) => candidate >= rate)
  return playbackRates[Math.max(0, Math.min(playbackRates.length - 1, at + step))] ?? 1
}
