import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PreviewDoor } from '#media/delivery/preview-door.ts'

const asked = vi.hoisted(() => ({
  programme: vi.fn<() => Promise<string | null>>(),
  newest: vi.fn<() => Promise<string | null>>(),
  actor: vi.fn<() => Promise<null>>(),
  authorize: vi.fn<() => Promise<object>>(),
}))
vi.mock('#server/programmes/find-programme-id.ts', () => ({ findProgrammeId: asked.programme }))
vi.mock('#server/programmes/find-newest-broadcast-id.ts', () => ({ findNewestBroadcastId: asked.newest }))
vi.mock('#server/sign-in/find-actor.ts', () => ({ findActor: asked.actor }))
vi.mock('#server/accounts/authorize.ts', () => ({ authorize: asked.authorize }))

beforeEach(() => {
  asked.programme.mockReset().mockResolvedValue('programme')
  asked.newest.mockReset().mockResolvedValue('reviewed-broadcast')
  asked.actor.mockReset().mockResolvedValue(null)
  asked.authorize.mockReset().mockResolvedValue({})
})

function makeDoor(): PreviewDoor {
  const broadcasts = { find: () => undefined, findBySlug: () => undefined }
  const health = { read: unexpected, history: unexpected }
  return new PreviewDoor({ broadcasts, health, dataDir: '/nowhere' })
}

function unexpected(): never {
  throw new Error('nothing runs')
}

function requestWith(cookie?: string): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  if (cookie !== undefined) request.headers.cookie = cookie
  return request
}

describe('the crew’s door', () => {
  it('asks the database nothing for guests', async () => {
    const door = makeDoor()
    expect(await door.health(requestWith(), 'show')).toBeNull()
    expect(await door.history(requestWith(), 'show', 0)).toBeNull()
    expect(asked.programme).not.toHaveBeenCalled()
  })

  it('asks once which programme a slug means, and about who comes, however often they ask', async () => {
    const door = makeDoor()
    for (let times = 0; times < 20; times++)
      expect(await door.health(requestWith('session=crew'), 'show')).toEqual({ encoderConnected: false })
    expect(asked.programme).toHaveBeenCalledTimes(1)
    expect(asked.authorize).toHaveBeenCalledTimes(1)
  })

  it('shows the crew the history of a show that nobody else may watch yet', async () => {
    const history = await makeDoor().history(requestWith('session=crew'), 'show', 0)
    expect(history?.rows).toEqual([])
    expect(asked.newest).toHaveBeenCalledWith('programme')
  })
})
