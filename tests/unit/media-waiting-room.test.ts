import { describe, expect, it } from 'vitest'
import { WaitingRoom, type Waiting } from '#media/ingest/waiting-room.ts'

type Guest = Waiting & { isGone: boolean }

function guest(address: string, hasSpoken = false): Guest {
  const made: Guest = {
    ...{ address, isGone: false, hasSpoken: () => hasSpoken },
    destroy: () => (made.isGone = true),
  }
  return made
}

describe('the waiting room', () => {
  it('sends the oldest of an address away for the newcomer, and leaves others alone', () => {
    const room = new WaitingRoom({ perAddress: 2, inAll: 10 })
    const other = guest('b')
    const guests = [guest('a'), guest('a'), guest('a'), guest('a')]
    for (const each of [other, ...guests]) room.enter(each)
    expect(guests.map(({ isGone }) => isGone)).toEqual([true, true, false, false])
    expect(other.isGone).toBe(false)
    expect(room.size).toBe(3)
  })

  it('sends the oldest of all away when it is full', () => {
    const room = new WaitingRoom({ perAddress: 2, inAll: 3 })
    const guests = ['a', 'b', 'c', 'd', 'e'].map((address) => guest(address))
    for (const each of guests) room.enter(each)
    expect(guests.map(({ isGone }) => isGone)).toEqual([true, true, false, false, false])
  })

  it('sends away of the address that holds the most, and rather who has not said a word', () => {
    const room = new WaitingRoom({ perAddress: 9, inAll: 4 })
    const encoder = guest('home')
    const [spoken, silent, later] = [guest('crowd', true), guest('crowd'), guest('crowd')]
    for (const each of [encoder, spoken, silent, later, guest('other')]) room.enter(each)
    expect([encoder, spoken, silent, later].map(({ isGone }) => isGone)).toEqual([false, false, true, false])
  })

  it('counts who left no more, once', () => {
    const room = new WaitingRoom({ perAddress: 1, inAll: 3 })
    const [first, second] = [guest('a'), guest('a')]
    room.enter(first)
    room.leave(first)
    room.leave(first)
    room.enter(second)
    expect(first.isGone).toBe(false)
    expect(room.size).toBe(1)
  })
})
