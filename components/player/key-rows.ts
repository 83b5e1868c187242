/** What there is to steer in this room and this browser. */
export type KeyUse = {
  isLive: boolean
  hasCaptions: boolean
  hasChat: boolean
  hasFullscreen: boolean
  hasPictureInPicture: boolean
}

const rows = [
  { keys: ['k', '␣'], name: 'play' },
  { keys: ['←', '→'], name: 'seek5' },
  { keys: ['j', 'l'], name: 'seek10' },
  { keys: ['m'], name: 'mute' },
  { keys: ['f'], name: 'fullscreen' },
  { keys: ['i'], name: 'pip' },
  { keys: ['c'], name: 'captions' },
  { keys: ['<', '>'], name: 'rate' },
  { keys: ['Shift + L'], name: 'live' },
  { keys: ['/'], name: 'chat' },
  { keys: ['?'], name: 'help' },
] as const

/** The keys that do something here (features V4). */
export function keyRows(use: KeyUse): (typeof rows)[number][] {
  const isUseless: Partial<Record<(typeof rows)[number]['name'], boolean>> = {
    fullscreen: !use.hasFullscreen,
    pip: !use.hasPictureInPicture,
    captions: !use.hasCaptions,
    rate: use.isLive,
    live: !use.isLive,
    chat: !use.hasChat,
  }
  return rows.filter(({ name }) => isUseless[name] !== true)
}
