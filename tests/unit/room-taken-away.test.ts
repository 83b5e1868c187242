import { describe, expect, it } from 'vitest'
import type { DeliveredFact, QuestionView } from '#lib/events.ts'
import { roomOf } from '#lib/rooms.ts'
import { initialRoomState, type RoomOptions } from '#components/live-room/room-client.ts'
import { applyFact, stateFromSnapshot, type RoomState } from '#components/live-room/room-state.ts'

const askerId = '00000000-0000-4000-8000-000000000001'
const crew = { moderation: { items: [], total: 0 } }
const room = roomOf('programme', '00000000-0000-4000-8000-000000000002')

const snapshot = {
  ...{ room, seq: 0, broadcast: null, messages: [], questions: [], spotlight: null, chapters: [] },
  ...{ slowSeconds: 0, plan: { startsAt: 0, notice: null } },
}
const question: QuestionView = {
  ...{ id: 'q1', askerId, askerName: '林小满', text: '问', state: 'published', version: 0, mediaTimeMs: 7 },
  ...{ answeredMs: null, reason: null, answers: [], voteCount: 3, at: 0 },
}
const asked: DeliveredFact = { seq: 1, event: 'question:asked', data: question }

describe('a question that was taken away', () => {
  it('leaves everybody’s page, and no older word brings it back', () => {
    for (const state of ['withdrawn', 'dismissed'] as const) {
      const gone = applyFact(applyFact(page(), asked), taken(state))
      expect(gone.questions).toEqual([])
      expect(applyFact(gone, asked).questions).toEqual([])
      expect(applyFact(applyFact(page(), taken(state)), asked).questions).toEqual([])
    }
  })

  it('takes nothing of the others with it', () => {
    const other = { ...question, id: 'q2', voteCount: 9 }
    const both = applyFact(page({ snapshot: { ...snapshot, questions: [other] } }), asked)
    expect(applyFact(both, taken('dismissed')).questions).toEqual([other])
  })

  it('keeps its words for its asker and for the crew when a host dismissed it', () => {
    for (const reader of [{ viewer: { id: askerId } }, crew]) {
      const heard = applyFact(page(reader), asked)
      const after = applyFact(heard, taken('dismissed'))
      const dismissed = { ...question, state: 'dismissed', version: 1 }
      expect(after.questions).toEqual([dismissed])
      expect(applyFact(after, taken('dismissed')).questions).toEqual([dismissed])
      expect(applyFact(heard, taken('withdrawn')).questions).toEqual([])
    }
  })

  it('stays with the crew over a snapshot, which has it for its asker alone', () => {
    const after = applyFact(applyFact(page(crew), asked), taken('dismissed'))
    const other = { ...question, id: 'q2', at: 5 }
    const read = { ...snapshot, questions: [other] }
    expect(stateFromSnapshot(read, after).questions.map(({ id }) => id)).toEqual(['q1', 'q2'])
    expect(stateFromSnapshot(read, applyFact(page(), asked)).questions).toEqual([other])
  })
})

function page(options: Partial<RoomOptions> = {}): RoomState {
  return initialRoomState({ slug: 's', room, newsRooms: [], snapshot, privateAnswers: {}, ...options })
}

/** As the server tells a room of it. */
function taken(state: 'withdrawn' | 'dismissed'): DeliveredFact {
  const blank = {
    askerId: '00000000-0000-0000-0000-000000000000',
    askerName: '',
    text: '',
    mediaTimeMs: null,
  }
  return { seq: 2, event: 'question:changed', data: { ...question, ...blank, state, version: 1 } }
}
