import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revisionStates, revisionTransitions } from '#lib/article-state.ts'
import { broadcastStates, broadcastTransitions, isLive, isOver } from '#lib/broadcast-state.ts'
import { conversationStates, conversationTransitions } from '#lib/conversation-state.ts'
import { AppError } from '#lib/errors.ts'
import { programmeStates, programmeTransitions } from '#lib/programme-state.ts'
import { openQuestionStates, questionStates, questionTransitions } from '#lib/question-state.ts'
import { assertChange, canChange, statesBefore, type Transitions } from '#lib/state-machine.ts'

type Machine = { states: readonly string[]; table: Transitions<string>; start: string }

const machines: Record<string, Machine> = {
  programme: { states: programmeStates, table: programmeTransitions, start: 'draft' },
  broadcast: { states: broadcastStates, table: broadcastTransitions, start: 'preview' },
  question: { states: questionStates, table: questionTransitions, start: 'submitted' },
  conversation: { states: conversationStates, table: conversationTransitions, start: 'queued' },
  revision: { states: revisionStates, table: revisionTransitions, start: 'draft' },
}

describe.each(Object.entries(machines))('the %s machine', (_name, { states, table, start }) => {
  it('can reach every state from its first', () => {
    const reached = new Set([start])
    for (const state of reached) for (const next of table[state] ?? []) reached.add(next)
    expect([...reached].toSorted()).toEqual([...states].toSorted())
  })

  it('refuses every change that its table does not list, naming the state it is in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...states), (from, to) => {
        if (canChange(table, from, to)) return assertChange(table, from, to)
        expect(() => assertChange(table, from, to)).toThrow(
          expect.objectContaining({ code: 'STATE_CHANGED', detail: { state: from } }),
        )
      }),
    )
  })

  it('lists as sources exactly the states that may change to it', () => {
    for (const to of states) {
      expect(statesBefore(table, to)).toEqual(states.filter((from) => table[from]?.includes(to)))
    }
  })
})

describe('a broadcast', () => {
  it('is never live and over at once, and what is over never changes', () => {
    for (const state of broadcastStates) {
      expect(isLive(state) && isOver(state)).toBe(false)
      if (isOver(state)) expect(broadcastTransitions[state]).toEqual([])
    }
  })

  it('cannot go on air again after its end', () => {
    expect(() => assertChange(broadcastTransitions, 'ended', 'on-air')).toThrow(AppError)
  })
})

describe('a question', () => {
  it('is open exactly while some change is left to it', () => {
    const changeable = questionStates.filter((state) => questionTransitions[state].length > 0)
    expect([...openQuestionStates].toSorted()).toEqual(changeable.toSorted())
  })
})
