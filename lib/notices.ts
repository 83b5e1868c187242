/** What a person can be told of, in the site always, by the other channels as they set it. */
export const noticeKinds = [
  'starting',
  'late',
  'postponed',
  'cancelled',
  'answered',
  'handed-off',
  'dismissed',
  'left-open',
  'live',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a person switches on or off together. */
export const noticeGroups = ['reminders', 'changes', 'answers', 'follows'] as const
export type NoticeGroup = (typeof noticeGroups)[number]

export const noticeChannels = ['mail', 'push'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

export const groupOfKind: Record<NoticeKind, NoticeGroup> = {
  starting: 'reminders',
  late: 'changes',
  postponed: 'changes',
  cancelled: 'changes',
  answered: 'answers',
  'handed-off': 'answers',
  dismissed: 'answers',
  'left-open': 'answers',
  live: 'follows',
}

export type NoticeView = {
  id: string
  kind: NoticeKind
  /** Wall-clock milliseconds. */
  at: number
  isRead: boolean
  /** When the show begins, as was known when the notice was written. */
  startsAt: number | null
  reason: string | null
  /** The first words of the question that it is about. */
  question: string | null
  /** How many questions it is about, where it is about questions. */
  count: number
  programme: { title: string; language: string } | null
  /** What it leads to, as it is now; null: nothing. */
  path: string | null
}

/** One switch: whether this news comes this way. */
export type NoticeSetting = { group: NoticeGroup; channel: NoticeChannel; isOn: boolean }

/** Which channels carry what: everything is on until its reader says otherwise. */
export type NoticeSettings = Record<NoticeGroup, Record<NoticeChannel, boolean>>
