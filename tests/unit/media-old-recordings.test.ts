import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { finishOldRecordings } from '#media/replay/finish-old-recordings.ts'
import { makeLog } from '#server/log.ts'

const unfinished = vi.hoisted(() => vi.fn<() => Promise<{ broadcastId: string; slug: string }[]>>())
vi.mock('#server/programmes/list-unfinished-recordings.ts', () => ({ listUnfinishedRecordings: unfinished }))

beforeEach(() => {
  unfinished.mockReset().mockRejectedValue(new Error('the database is down'))
})

afterEach(() => {
  unfinished.mockReset()
})

const options = { dataDir: '/nowhere', log: makeLog('test') }

describe('finishing old recordings', () => {
  it('survives a database that is down, and is done once it is back', async () => {
    unfinished.mockRejectedValueOnce(new Error('the database is down')).mockResolvedValueOnce([])
    await finishOldRecordings({ ...options, signal: new AbortController().signal })
    expect(unfinished).toHaveBeenCalledTimes(2)
  })

  it('ends when the process stops', async () => {
    const stopping = new AbortController()
    const finishing = finishOldRecordings({ ...options, signal: stopping.signal })
    stopping.abort()
    await finishing
    expect(unfinished).toHaveBeenCalledTimes(1)
  })
})
