import { describe, expect, it, vi } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { joinRoom } from '#server/realtime/join-room.ts'

vi.mock('#server/realtime/missed-facts.ts', () => ({
  readMissed: (_: string, afterSeq: number, toSeq: number) =>
    Promise.resolve({
      frame: { sendTo: ({ sent }: { sent: string[] }) => sent.push(`${afterSeq + 1}–${toSeq}`) },
      toSeq,
    }),
}))

const room = roomOf('programme', '0190b8a0-0000-7000-8000-000000000001')

describe('joining a room', () => {
  it('opens it for the socket and leaves it open', async () => {
    const { delivery, socket, isOpen } = rooms()
    expect(await joinRoom(socket, delivery, { room })).toMatchObject({ room, seq: 7, snapshot: true })
    expect(isOpen()).toBe(true)
  })

  it('sends what was missed before the socket hears what follows', async () => {
    const { delivery, socket } = rooms()
    expect(await joinRoom(socket, delivery, { room, afterSeq: 3 })).toEqual({ room, seq: 7, snapshot: false })
    expect(socket.sent).toEqual(['4–7', 'joined'])
  })

  it('sends nothing where a snapshot is to be taken, and nothing to a socket that left', async () => {
    const { delivery, socket, leave } = rooms()
    expect(await joinRoom(socket, delivery, { room })).toMatchObject({ snapshot: true })
    expect(socket.sent).toEqual(['joined'])
    const joining = joinRoom(socket, delivery, { room, afterSeq: 3 })
    leave()
    await expect(joining).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(socket.sent).toEqual(['joined'])
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
    sent: new Array<string>(),
    join() {
      sockets += 1
      socket.sent.push('joined')
    },
    conn: { readyState: 'open', transport: { name: 'polling', writable: true }, write: () => {} },
  }
  return { delivery, socket, isOpen: () => isOpen, leave: () => void (isConnected = false) }
}
