import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { GatheredReads } from '#server/gathered-reads.ts'

it('reads once for a crowd, and never before its last one asked', async () => {
  let truth = 'open'
  let readings = 0
  const reads = new GatheredReads(() => {
    readings += 1
    return Promise.resolve(truth)
  }, 100)
  expect(await reads.read('show')).toBe('open')
  const early = Array.from({ length: 50 }, () => reads.read('show'))
  truth = 'closed'
  const late = reads.read('show')
  expect(new Set(await Promise.all([...early, late]))).toEqual(new Set(['closed']))
  expect(readings).toBe(2)
  expect(await reads.read('another')).toBe('closed')
  expect(readings).toBe(3)
})

it('tells a failure to those who waited for it only', async () => {
  let isDown = true
  const reads = new GatheredReads(
    () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(1)),
    100,
  )
  await expect(reads.read('show')).rejects.toThrow('down')
  isDown = false
  expect(await reads.read('show')).toBe(1)
})

it('keeps nobody waiting longer because the wall clock was set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const reads = new GatheredReads(() => Promise.resolve(1), 20)
  await reads.read('show')
  vi.setSystemTime(Date.now() - 3_600_000)
  const answered = await Promise.race([reads.read('show'), pause(2_000)])
  vi.useRealTimers()
  expect(answered).toBe(1)
})

it('begins no reading before the one before it has ended', async () => {
  const ends: (() => void)[] = []
  const reads = new GatheredReads(() => new Promise<void>((resolve) => ends.push(resolve)), 1)
  const first = reads.read('show')
  await pause(5)
  const crowd = Array.from({ length: 50 }, () => reads.read('show'))
  await pause(5)
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await first
  await pause(5)
  ends[1]?.()
  await Promise.all(crowd)
  expect(ends).toHaveLength(2)
})
