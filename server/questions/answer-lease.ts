/**
 * A question that is being answered belongs to its host while the studio of its show is open on a page of theirs:
 * realtime prolongs the lease with every beat (server/desk/lease.ts), and the worker, which looks every 5 s, lets the
 * question wait again once it lapsed: within 60 s. A reload in mid-answer costs nothing.
 */
export const answerLeaseMs = 45_000
