/**
 * A question that is being answered belongs to its host while the host's page is connected: realtime prolongs
 * the lease, and the worker lets the question wait again once it lapsed. A line that is lost for a minute in
 * mid-answer costs nothing.
 */
export const answerLeaseMs = 120_000
