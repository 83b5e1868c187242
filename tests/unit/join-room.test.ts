import { describe, expect, it } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { joinRoom } from '#server/realtime/join-room.ts'

const room = roomOf('programme', '0190b8a0-0000-7000-8000-000000000001')

describe('joining a room', () => {
  it('opens it for the socket and leaves it open', async () => {
    const { delivery, socket, isOpen } = rooms()
    expect(await joinRoom(socket, delivery, { room })).toMatchObject({ room, seq: 7, snapshot: true })
    expect(isOpen()).toBe(true)
  })

  it('closes it again when the socket left meanwhile and nobody else is there', async () => {
    const { delivery, socket, isOpen, leave } = rooms()
    const joining = joinRoom(socket, delivery, { room })
    leave()
    await expect(joining).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(isOpen()).toBe(false)
  })

  it('leaves it to those who are there when the socket left meanwhile', async () => {
    const { delivery, socket, isOpen, leave } = rooms({ others: 1 })
    const joining = joinRoom(socket, delivery, { room })
    leave()
    await expect(joining).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(isOpen()).toBe(true)
  })
})

/** One room whose newest number is 7, and a socket that comes. */
function rooms({ others = 0 } = {}) {
  let isOpen = false
  let sockets = others
  let isConnected = true
  const delivery = {
    open: async () => void (isOpen = true),
    close: () => void (isOpen = false),
    sentSeq: () => (isOpen ? 7 : undefined),
    countSockets: () => sockets,
  }
  const socket = {
    get connected() {
      return isConnected
    },
    join: () => void (sockets += 1),
    conn: { readyState: 'open', transport: { name: 'polling', writable: true }, write: () => {} },
  }
  return { delivery, socket, isOpen: () => isOpen, leave: () => void (isConnected = false) }
}
