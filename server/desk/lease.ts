/**
 * A held conversation belongs to its agent while the agent is connected: realtime prolongs the lease
 * every `leaseBeatMs`, and the worker returns what lapsed. With a look every 5 s, work of an agent
 * who vanished is back in the queue within 60 s, and a realtime restart costs nobody their work.
 */
export const leaseMs = 45_000
export const leaseBeatMs = 10_000
