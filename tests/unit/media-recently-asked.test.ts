import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RecentlyAsked } from '#media/delivery/recently-asked.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const away = (): Promise<string> => Promise.reject(new Error('the database is away'))
const say = (answer: string) => (): Promise<string> => Promise.resolve(answer)

describe('an answer that was asked for lately', () => {
  it('is asked for once by all who come meanwhile, and again when it is old', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 1_000, most: 10 })
    const ask = vi.fn<() => Promise<string>>(say('yes'))
    await Promise.all([known.get('a', ask), known.get('a', ask), known.get('a', ask)])
    expect(ask).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1_001)
    expect(await known.get('a', say('no'))).toBe('no')
  })

  it('is kept while it cannot be asked for again, but not beyond its time', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 20_000, most: 10, mostStaleMs: 50_000 })
    await known.get('a', say('yes'))
    for (let seconds = 0; seconds < 45; seconds += 15) {
      vi.advanceTimersByTime(15_000)
      expect(await known.get('a', away)).toBe('yes')
    }
    vi.advanceTimersByTime(5_001)
    await expect(known.get('a', away)).rejects.toThrow('away')
  })

  it('does not wait for a database that hangs when there is one from before', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 1_000, most: 10 })
    await known.get('a', say('yes'))
    vi.advanceTimersByTime(1_001)
    vi.useRealTimers()
    const startedAt = performance.now()
    expect(await known.get('a', () => new Promise<string>(() => {}))).toBe('yes')
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('holds for all who come later when it was late itself', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 1_000, most: 10 })
    await known.get('a', say('yes'))
    vi.advanceTimersByTime(1_001)
    const slow = Promise.withResolvers<string>()
    const impatient = known.get('a', () => slow.promise)
    expect(await impatient).toBe('yes')
    slow.resolve('no')
    await vi.advanceTimersByTimeAsync(0)
    expect(await known.get('a', away)).toBe('no')
  })

  it('is heard although the next question was asked before it came', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 1_000, most: 10 })
    await known.get('a', say('yes'))
    vi.advanceTimersByTime(1_001)
    const slow = Promise.withResolvers<string>()
    await known.get('a', () => slow.promise)
    vi.advanceTimersByTime(1_001)
    const next = known.get('a', () => new Promise<string>(() => {}))
    slow.resolve('no')
    await next
    expect(await known.get('a', away)).toBe('no')
  })

  it('is asked for two at a time, whatever a flood asks', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 1_000, most: 1_000 })
    let [open, most] = [0, 0]
    const ask = async (): Promise<string> => {
      open += 1
      most = Math.max(most, open)
      await Promise.resolve()
      open -= 1
      return 'no'
    }
    await Promise.all(Array.from({ length: 500 }, (_, index) => known.get(`made-up-${index}`, ask)))
    expect([most, open]).toEqual([2, 0])
  })

  it('is not driven out by a flood of other questions while it is in use', async () => {
    const known = new RecentlyAsked<string>({ freshMs: () => 1_000, most: 10 })
    await known.get('show', say('yes'))
    for (let index = 0; index < 100; index++) {
      await known.get(`made-up-${index}`, say('no'))
      expect(await known.get('show', away)).toBe('yes')
    }
    vi.advanceTimersByTime(1_001)
    expect(await known.get('show', away)).toBe('yes')
  })
})
