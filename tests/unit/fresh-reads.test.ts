import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FreshReads } from '#server/fresh-reads.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('keeps no more names than were asked for just now, however many are made up', async () => {
  const reads = new FreshReads((name) => Promise.resolve(name), 200)
  for (let index = 0; index < 5_000; index += 1) {
    await reads.read(`made-up-${index}`)
    vi.advanceTimersByTime(1)
  }
  expect(reads.size).toBeLessThanOrEqual(1_000)
  expect(await reads.read('made-up-4999')).toBe('made-up-4999')
})
