import { describe, expect, it } from 'vitest'
import { Reporter } from '#media/live/reporter.ts'
import { makeLog } from '#server/log.ts'

describe('what is reported to the database', () => {
  it('is told in order, and again until it is told', async () => {
    const reporter = new Reporter(makeLog('test'))
    const told: string[] = []
    let failures = 1
    void reporter.report('first', async () => {
      failures -= 1
      if (failures >= 0) throw new Error('the database is down')
      told.push('first')
    })
    await reporter.report('second', async () => void told.push('second'))
    expect(told).toEqual(['first', 'second'])
  })

  it('keeps nobody from stopping while the database is down, before the stop and after it', async () => {
    const reporter = new Reporter(makeLog('test'))
    let isTried = false
    const tell = (): Promise<void> => {
      isTried = true
      return Promise.reject(new Error('the database is down'))
    }
    void reporter.report('encoder gone', tell)
    await Promise.resolve()
    void reporter.stop()
    let isLaterTold = false
    await reporter.report('abandoned', async () => void (isLaterTold = true))
    await reporter.settled()
    expect(isTried).toBe(true)
    expect(isLaterTold).toBe(false)
  })
})
