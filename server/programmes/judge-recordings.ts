import { findRecordingFacts, type RecordingFacts } from './recording.repo.ts'

/** What is to become of a recording's files: `unknown` belongs to no broadcast that the database knows. */
export type RecordingFate = 'keep' | 'remove' | 'unknown'

/** The fates of recordings by the ids of their broadcasts. */
export async function judgeRecordings(broadcastIds: string[]): Promise<Map<string, RecordingFate>> {
  const known = new Map((await findRecordingFacts(broadcastIds)).map((facts) => [facts.broadcastId, facts]))
  return new Map(broadcastIds.map((id) => [id, judge(known.get(id))]))
}

function judge(facts: RecordingFacts | undefined): RecordingFate {
  if (!facts) return 'unknown'
  if (facts.replayState === 'expired') return 'remove'
  // A rehearsal leaves nothing.
  return facts.isOver && !facts.wasPublic ? 'remove' : 'keep'
}
