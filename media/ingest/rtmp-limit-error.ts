/** A peer went beyond what the RTMP port allows; its connection is destroyed. */
export class RtmpLimitError extends Error {
  override readonly name = 'RtmpLimitError'
}
