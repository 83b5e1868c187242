import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatMessageView, DeliveredFact, Envelope, QuestionView } from '#lib/events.ts'
import { hearEnvelope, hearUpTo, type Heard } from '#components/realtime/room-sequence.ts'
import {
  applyFact,
  blockAuthor,
  stateFromSnapshot,
  type PendingMessage,
  type RoomState,
} from '#components/live-room/room-state.ts'
import { chatRows } from '#components/live-room/chat-rows.ts'
import { replayAt } from '#components/live-room/replay-at.ts'

const author = { id: '00000000-0000-4000-8000-000000000001', name: '林小满', badge: 'viewer' as const }

function own(clientId: string, seq: number | null): PendingMessage {
  const words = { text: '早', state: 'sending' as const, replyTo: null, mentions: [], mediaTimeMs: null }
  return { clientId, ...words, seq, at: 0 }
}

function held(clientId: string, at: number): PendingMessage {
  return { ...own(clientId, null), state: 'held', at }
}

const plan = { startsAt: 0, notice: null }

describe('a room heard over the socket', () => {
  it('shows every fact once and in order, whatever order the frames come in', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(order, (seqs) => {
        let heard: Heard = { seq: 0, held: [] }
        const shown: number[] = []
        for (const seq of seqs) {
          const advance = hearEnvelope(heard, frame(seq, seq))
          shown.push(...advance.facts.map((shownFact) => shownFact.seq))
          heard = advance.heard
        }
        expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
        expect(heard).toEqual({ seq: 8, held: [] })
      }),
    )
  })

  it('holds what comes after a gap and asks for what is missing', () => {
    const first = hearEnvelope({ seq: 3, held: [] }, frame(6, 7))
    expect(first).toMatchObject({ facts: [], hasGap: true, heard: { seq: 3 } })
    const filled = hearEnvelope(first.heard, frame(4, 5))
    expect(filled.facts.map(({ seq }) => seq)).toEqual([4, 5, 6, 7])
    expect(filled).toMatchObject({ hasGap: false, heard: { seq: 7, held: [] } })
    const known = hearUpTo(first.heard, 5)
    expect(known.facts.map(({ seq }) => seq)).toEqual([6, 7])
    expect(known).toMatchObject({ hasGap: false, heard: { seq: 7, held: [] } })
  })

  it('drops what it has heard already, also inside a longer frame', () => {
    const advance = hearEnvelope({ seq: 5, held: [] }, frame(4, 7))
    expect(advance.facts.map(({ seq }) => seq)).toEqual([6, 7])
  })
})

describe('the room’s state', () => {
  it('confirms own words by their clientId and shows them once', () => {
    const pending = [own('client-1', null)]
    const posted: DeliveredFact = { seq: 1, event: 'chat:posted', data: message('m1', 'client-1', 0) }
    const once = applyFact({ ...empty, pending }, posted)
    expect(once).toMatchObject({ pending: [], messages: [{ id: 'm1' }] })
    expect(applyFact(once, posted).messages).toHaveLength(1)
  })

  it('drops own words that were hidden, or are older than all that a snapshot shows, and keeps unsent ones', () => {
    const pending = [own('hidden', 4), own('older', 5), own('newer', 9), own('unsent', null)]
    const hidden = applyFact({ ...empty, pending }, { seq: 4, event: 'chat:posted', removed: true })
    expect(hidden.pending.map(({ clientId }) => clientId)).toEqual(['older', 'newer', 'unsent'])
    const snapshot = {
      room: 'programme:1',
      seq: 8,
      broadcast: null,
      messages: [],
      questions: [],
      spotlight: null,
      chapters: [],
      slowSeconds: 0,
      plan,
    }
    const after = stateFromSnapshot(snapshot, hidden)
    expect(after.pending.map(({ clientId }) => clientId)).toEqual(['newer', 'unsent'])
  })

  it('shows no words of people whom the viewer blocked, past or to come', () => {
    const before = applyFact(empty, { seq: 1, event: 'chat:posted', data: message('m1', 'c1', 0) })
    const after = blockAuthor(before, author.id)
    expect(after.messages).toEqual([])
    const later = applyFact(after, { seq: 2, event: 'chat:posted', data: message('m2', 'c2', 0) })
    expect(later.messages).toEqual([])
    const snapshot = {
      room: 'r',
      seq: 3,
      broadcast: null,
      messages: [message('m3', 'c3', 0)],
      questions: [],
      spotlight: null,
      chapters: [],
      slowSeconds: 5,
      plan,
    }
    expect(stateFromSnapshot(snapshot, later)).toMatchObject({ messages: [], slowSeconds: 5 })
  })

  it('has the chapters of its own broadcast, and none of the last one when another begins', () => {
    const marked = { mediaTimeMs: 9_000, kind: 'marked' as const, title: '开场数据', gapMs: null }
    const told = (broadcastId: string): DeliveredFact => ({
      seq: 1,
      event: 'chapters:changed',
      data: { broadcastId, chapters: [marked] },
    })
    const running = { ...empty, broadcast: broadcast('b1') }
    expect(applyFact(running, told('b0')).chapters).toEqual([])
    const known = applyFact(running, told('b1'))
    expect(known.chapters).toEqual([marked])
    const next: DeliveredFact = { seq: 2, event: 'broadcast:changed', data: broadcast('b2') }
    expect(applyFact(known, next).chapters).toEqual([])
  })

  it('keeps at most 200 messages', () => {
    let state = empty
    for (let index = 0; index < 230; index += 1)
      state = applyFact(state, {
        seq: index,
        event: 'chat:posted',
        data: message(`m${index}`, `c${index}`, index),
      })
    expect(state.messages).toHaveLength(200)
    expect(state.messages.at(-1)?.id).toBe('m229')
  })

  it('keeps as many questions as a snapshot has, the newest', () => {
    let state = empty
    for (let index = 0; index < 510; index += 1)
      state = applyFact(state, { seq: index, event: 'question:asked', data: question({ id: `q${index}` }) })
    expect(state.questions).toHaveLength(500)
    expect(state.questions.at(-1)?.id).toBe('q509')
  })

  it('never lets an older version of a question win', () => {
    const newer: DeliveredFact = {
      seq: 2,
      event: 'question:changed',
      data: question({ version: 2, state: 'answered-live' }),
    }
    const older: DeliveredFact = {
      seq: 1,
      event: 'question:asked',
      data: question({ version: 1, state: 'published' }),
    }
    expect(applyFact(applyFact(empty, newer), older).questions).toMatchObject([
      { version: 2, state: 'answered-live' },
    ])
  })

  it('begins a new show with what was said since the last one ended', () => {
    const over = { ...broadcast('b1'), state: 'ended' as const, endedAt: 1_000 }
    const messages = [
      { ...message('before', 'c1', 0), at: 900 },
      { ...message('waiting', 'c2', 0), at: 1_500 },
    ]
    const next = applyFact(
      { ...empty, broadcast: over, messages },
      { seq: 9, event: 'broadcast:changed', data: broadcast('b2') },
    )
    expect(next.messages.map(({ id }) => id)).toEqual(['waiting'])
    expect(next.broadcast?.id).toBe('b2')
  })

  it('leaves what a moderator kept from the last show with that show, and sends what was not sent', () => {
    const over = { ...broadcast('b1'), state: 'ended' as const, endedAt: 1_000 }
    const pending = [held('held', 900), held('waiting', 1_500), own('unsent', null)]
    const next = applyFact(
      { ...empty, broadcast: over, pending },
      { seq: 9, event: 'broadcast:changed', data: broadcast('b2') },
    )
    expect(next.pending.map(({ clientId }) => clientId)).toEqual(['waiting', 'unsent'])
  })

  it('shows what a moderator has at its own time, and what is on its way last', () => {
    const messages = [
      { ...message('m1', 'c1', 0), at: 1_000 },
      { ...message('m2', 'c2', 0), at: 3_000 },
    ]
    const rows = chatRows(messages, [held('old', 500), held('held', 2_000), own('unsent', null)])
    expect(rows.map(({ id }) => id)).toEqual(['old', 'm1', 'held', 'm2', 'unsent'])
  })
})

describe('a replay’s room', () => {
  const room = {
    messages: [message('a', 'c1', 1_000), message('b', 'c2', 5_000)],
    questions: [question({ state: 'answered-live', mediaTimeMs: 2_000, answeredMs: 8_000 })],
    spotlights: [],
  }

  it('shows what had been said by then, forwards and backwards', () => {
    expect(replayAt(room, 4_999).messages.map(({ id }) => id)).toEqual(['a'])
    expect(replayAt(room, 5_000).messages.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(replayAt(room, 0).messages).toEqual([])
  })

  it('shows how every question ended, whatever the picture shows, and which one it is at', () => {
    const ended = { state: 'answered-live', answeredMs: 8_000 }
    expect(replayAt(room, 0)).toMatchObject({ questions: [ended], questionId: null })
    expect(replayAt(room, 2_000)).toMatchObject({ questions: [ended], questionId: 'q1' })
    const asked = question({ id: 'q2', mediaTimeMs: 3_000, answeredMs: null })
    const two = { ...room, questions: [...room.questions, asked] }
    expect([2_999, 3_000, 8_000].map((ms) => replayAt(two, ms).questionId)).toEqual(['q1', 'q2', 'q1'])
  })
})

const empty: RoomState = {
  link: 'open',
  broadcast: null,
  messages: [],
  pending: [],
  questions: [],
  goneIds: new Set(),
  reader: { id: null, isCrew: false },
  spotlight: null,
  chapters: [],
  slowSeconds: 0,
  plan: { startsAt: 0, notice: null },
  blockedIds: new Set(),
  privateAnswers: {},
  counts: null,
  askedInChat: 0,
  moderation: { items: [], total: 0 },
}

function message(id: string, clientId: string, mediaTimeMs: number): ChatMessageView {
  return { id, clientId, author, text: id, replyTo: null, mentions: [], mediaTimeMs, at: 0 }
}

function question(change: Partial<QuestionView>): QuestionView {
  const { id, name } = author
  return {
    id: 'q1',
    askerId: id,
    askerName: name,
    text: '问',
    state: 'published',
    version: 0,
    mediaTimeMs: 0,
    answeredMs: null,
    reason: null,
    answers: [],
    voteCount: 0,
    at: 0,
    ...change,
  }
}

function broadcast(id: string) {
  return {
    id,
    state: 'on-air' as const,
    epoch: 1,
    isUpright: false,
    liveAt: 2_000,
    interruptedAt: null,
    endedAt: null,
    mediaTimeMs: 0,
    mediaClockAt: 2_000,
    slateAfterSeconds: null,
    encoderConnected: true,
  }
}

function fact(seq: number): DeliveredFact {
  return { seq, event: 'chat:posted', data: message(`m${seq}`, `c${seq}`, 0) }
}

function frame(fromSeq: number, toSeq: number): Envelope {
  const events = Array.from({ length: toSeq - fromSeq + 1 }, (_, index) => fact(fromSeq + index))
  return { room: 'programme:1', fromSeq, toSeq, at: 0, events }
}
