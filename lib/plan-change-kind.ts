/** What can become of a planned start (features H16). */
export const planChanges = ['late', 'postponed', 'cancelled'] as const
export type PlanChangeKind = (typeof planChanges)[number]
