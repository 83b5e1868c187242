import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { missingEvent, untilLoaded } from '#components/ui/until-loaded.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function failure(name: string): Error {
  return Object.assign(new Error('no such file'), { name })
}

it('waits for code that cannot be had at present, with pauses that grow', async () => {
  const tries: number[] = []
  const startedAt = Date.now()
  const loaded = untilLoaded(async () => {
    tries.push(Date.now() - startedAt)
    if (tries.length < 7) throw failure('ChunkLoadError')
    return 'code'
  })
  await vi.runAllTimersAsync()
  expect(await loaded).toBe('code')
  expect(tries).toEqual([0, 500, 1_500, 3_500, 7_500, 12_500, 17_500])
})

it('says once that a reload may help where there is a network, and tries on', async () => {
  const heard = vi.fn<() => void>()
  const page = new EventTarget()
  page.addEventListener(missingEvent, heard)
  vi.stubGlobal('window', page)
  vi.stubGlobal('navigator', { onLine: true })
  let tries = 0
  const loaded = untilLoaded(async () => {
    tries += 1
    if (tries < 30) throw failure('ChunkLoadError')
    return 'code'
  })
  await vi.runAllTimersAsync()
  expect(await loaded).toBe('code')
  expect(heard).toHaveBeenCalledOnce()
})

it('hides no fault of the code itself', async () => {
  const load = vi.fn<() => Promise<never>>(async () => {
    throw failure('TypeError')
  })
  await expect(untilLoaded(load)).rejects.toThrow('no such file')
  expect(load).toHaveBeenCalledOnce()
})
