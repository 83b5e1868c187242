import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { BatchedReads } from '#server/batched-reads.ts'

it('reads all that was asked for while one reading was under way together, each once, and what is asked later after it', async () => {
  const asked: string[][] = []
  const ends: (() => void)[] = []
  const reads = new BatchedReads(async (names: string[]) => {
    asked.push(names)
    await new Promise<void>((resolve) => ends.push(resolve))
    return new Map(names.filter((name) => name !== 'gone').map((name) => [name, name.toUpperCase()]))
  })
  const first = reads.read('a')
  await pause(5)
  const rest = ['b', 'c', 'b', 'a', 'gone'].map((name) => reads.read(name))
  await pause(5)
  expect(asked).toEqual([['a']])
  ends[0]?.()
  expect(await first).toBe('A')
  await pause(5)
  expect(asked).toEqual([['a'], ['b', 'c', 'a', 'gone']])
  ends[1]?.()
  expect(await Promise.all(rest)).toEqual(['B', 'C', 'B', 'A', null])
})

it('lets a crowd wait for one reading a gap, and whoever comes alone for nothing', async () => {
  const asked: string[][] = []
  const reads = new BatchedReads((names: string[]) => {
    asked.push(names)
    return Promise.resolve(new Map(names.map((name) => [name, name])))
  }, 40)
  const startedAt = performance.now()
  await reads.read('a')
  const crowd: Promise<string | null>[] = []
  for (const name of ['b', 'c', 'd']) {
    crowd.push(reads.read(name))
    await pause(1)
  }
  expect(asked).toEqual([['a']])
  await Promise.all(crowd)
  expect(asked).toEqual([['a'], ['b', 'c', 'd']])
  expect(performance.now() - startedAt).toBeGreaterThan(38)
})

it('tells a failure to those who waited for it only', async () => {
  let isDown = true
  const reads = new BatchedReads((names: string[]) =>
    isDown ? Promise.reject(new Error('down')) : Promise.resolve(new Map(names.map((name) => [name, 1]))),
  )
  await expect(Promise.all([reads.read('a'), reads.read('b')])).rejects.toThrow('down')
  isDown = false
  expect(await reads.read('a')).toBe(1)
})

it('waits no longer than a second for one that hangs', async () => {
  const reads = new BatchedReads((names: string[]) =>
    names.includes('hangs')
      ? new Promise<Map<string, number>>(() => {})
      : Promise.resolve(new Map(names.map((name) => [name, 1]))),
  )
  void reads.read('hangs')
  await pause(1)
  expect(await reads.read('a')).toBe(1)
})
