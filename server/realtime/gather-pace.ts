/** From so many sockets on a frame is dear enough to wait a moment for what other processes commit in the same window. */
const dearFromSockets = 200
const dearMs = 10

/** While so many come in a second, a crowd is coming in: its way in goes before a frame for each of it. */
const crowdASecond = 100
const crowdMs = 400
/** After more time nobody knows whether they still come. */
const mostApartMs = 2_000

/** A room's sockets when its news were gathered last, on a clock that only goes forward. */
export type Crowd = { sockets: number; atMs: number }

/** How long, in milliseconds, news of a room are gathered before they are sent to all of it. */
export function gatherMsFor({ sockets, atMs }: Crowd, before: Crowd | undefined): number {
  if (sockets < dearFromSockets) return 0
  const apartMs = before ? atMs - before.atMs : 0
  if (!before || apartMs <= 0 || apartMs > mostApartMs) return dearMs
  const cameASecond = ((sockets - before.sockets) / apartMs) * 1_000
  return cameASecond >= crowdASecond ? crowdMs : dearMs
}
