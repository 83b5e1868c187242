import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inTurns } from '#lib/in-turns.ts'

describe('work done in turns', () => {
  it('is done for every item, no more than some at once, with the results in order', async () => {
    let running = 0
    let most = 0
    const results = await inTurns([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1
      most = Math.max(most, running)
      for (let times = 0; times < item; times++) await turn()
      running -= 1
      return item * 10
    })
    expect(results).toEqual([50, 10, 40, 20, 30])
    expect(most).toBe(2)
  })

  it('fails with the first that fails', async () => {
    const work = (item: number): Promise<number> =>
      item === 2 ? Promise.reject(new Error('no')) : Promise.resolve(item)
    await expect(inTurns([1, 2, 3], 4, work)).rejects.toThrow('no')
  })
})
