import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followUnread, readEvent } from '#components/notices/follow-unread.ts'
import { notify } from '#components/ui/notify.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A bell whose server knows of this many unread notices. */
function makeBell(answer: () => Response) {
  const fetched = vi.fn<() => Promise<Response>>(() => Promise.resolve(answer()))
  vi.stubGlobal('fetch', fetched)
  const shown: number[] = []
  const bell = followUnread((unread) => shown.push(unread))
  const soon = () => vi.advanceTimersByTimeAsync(0)
  return { ...bell, shown, fetched, soon }
}

describe('the bell', () => {
  it('asks anew when the page told of something, is come back to, or its notices were read', async () => {
    let unread = 0
    const { shown, soon, stop } = makeBell(() => Response.json(unread))
    for (const happens of [
      () => notify('success', 'answered'),
      () => window.dispatchEvent(new Event('focus')),
      () => window.dispatchEvent(new Event(readEvent)),
    ]) {
      unread += 1
      happens()
      await soon()
    }
    expect(shown).toEqual([1, 2, 3])
    stop()
    window.dispatchEvent(new Event('focus'))
    await soon()
    expect(shown).toEqual([1, 2, 3])
  })

  it('keeps its number when the server has none to say', async () => {
    const { shown, soon, fetched, ask, stop } = makeBell(() =>
      Response.json({ code: 'SIGN_IN_REQUIRED' }, { status: 401 }),
    )
    ask()
    await soon()
    expect(fetched).toHaveBeenCalledOnce()
    expect(shown).toEqual([])
    stop()
  })
})
