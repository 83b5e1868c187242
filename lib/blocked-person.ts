/** Somebody whose words a person does not want to read. */
export type BlockedPerson = { userId: string; name: string; blockedAt: number }
