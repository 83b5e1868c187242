/** Who hears what players report of their playback (CMCD). */
export type QualityDesk = {
  receive(report: { slug: string; broadcastId: string; body: string; address: string }): void
}
