/** From so many sockets on a frame is dear enough to wait a moment for what other processes commit in the same window. */
const dearFromSockets = 200
const dearMs = 10

/** While so many come in a second, a crowd is coming in: its way in goes before a frame for each of it. */
const crowdASecond = 100
const crowdMs = 400

/** In less time two people are a crowd; after more nobody knows whether they still come. */
const leastApartMs = 250
const mostApartMs = 2_000

/** How long the news of one room are gathered before they are sent to all of it. */
export class CrowdPace {
  #before = { sockets: 0, atMs: -Infinity }
  #isComing = false

  /** In milliseconds, for so many sockets at a moment of a clock that only goes forward. */
  gatherMs(sockets: number, atMs: number): number {
    const apartMs = atMs - this.#before.atMs
    if (apartMs >= leastApartMs) {
      const cameASecond = ((sockets - this.#before.sockets) / apartMs) * 1_000
      this.#isComing = apartMs <= mostApartMs && cameASecond >= crowdASecond
      this.#before = { sockets, atMs }
    }
    if (sockets < dearFromSockets) return 0
    return this.#isComing ? crowdMs : dearMs
  }
}
