/** From so many sockets on a frame is dear enough to wait a moment for what other processes commit in the same window. */
const dearFromSockets = 200
const dearMs = 10

/** While so many came since the last frame, a crowd is coming in: its way in goes before a frame for each of it. */
const crowdBetweenFrames = 50
const crowdMs = 400

/** How long, in milliseconds, news of a room with so many sockets is gathered that had `before` at its last frame. */
export function gatherMsFor(sockets: number, before: number): number {
  if (sockets < dearFromSockets) return 0
  return sockets - before >= crowdBetweenFrames ? crowdMs : dearMs
}
