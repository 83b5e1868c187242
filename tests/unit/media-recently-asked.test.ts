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
