import type { Actor } from '#lib/roles.ts'

/** Somebody in a session of theirs. */
export type SignedIn = { sessionId: string; actor: Actor }
