/** Seconds that a viewer waits between two messages, as a host can choose them; 0 is off. */
export const slowChoices = [0, 5, 10, 30, 60, 120] as const
export type SlowSeconds = (typeof slowChoices)[number]

/** What a message can be reported for. */
export const reportReasons = ['spam', 'fraud', 'abuse', 'privacy', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]
