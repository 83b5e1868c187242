/** A finished broadcast's recording as retention sees it. */
export type KeptRecording = {
  broadcastId: string
  replayState: string
  endedAt: Date
  bytes: number
}

/** Null: no limit. */
export type RetentionPolicy = { maxAgeDays: number | null; maxBytes: number | null }

export type Expiry = { broadcastId: string; reason: 'age' | 'size'; bytes: number }

const dayMs = 86_400_000

/**
 * Which recordings go: those older than the age, then the oldest until all that is kept fits the size. What is
 * published stays, whatever the limits; it counts towards the size.
 */
export function chooseExpired(
  recordings: readonly KeptRecording[],
  policy: RetentionPolicy,
  nowMs: number,
): Expiry[] {
  const { maxAgeDays, maxBytes } = policy
  let bytes = recordings.reduce((sum, recording) => sum + recording.bytes, 0)
  const expired: Expiry[] = []
  const unprotected = recordings.filter(({ replayState }) => replayState !== 'published')
  for (const recording of unprotected.toSorted(
    (one, other) => one.endedAt.getTime() - other.endedAt.getTime(),
  )) {
    const isOld = maxAgeDays !== null && nowMs - recording.endedAt.getTime() > maxAgeDays * dayMs
    const isTooMuch = maxBytes !== null && bytes > maxBytes
    if (!isOld && !isTooMuch) continue
    expired.push({
      broadcastId: recording.broadcastId,
      reason: isOld ? 'age' : 'size',
      bytes: recording.bytes,
    })
    bytes -= recording.bytes
  }
  return expired
}
