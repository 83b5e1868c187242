import { describe, expect, it } from 'vitest'
import { readableFault } from '#server/supervisor/readable-fault.ts'
import { restartPauseMs } from '#server/supervisor/restart-pause.ts'

describe('the pause before a part is started again', () => {
  it('is short after the first fault, grows with every further one and ends growing', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => restartPauseMs(index + 1))
    expect(pauses[0]).toBeLessThanOrEqual(100)
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(pauses.at(-1)).toBe(10_000)
  })
})

describe('the words for a part that ended', () => {
  it('are its last log line of level error', () => {
    const output = [
      JSON.stringify({ level: 30, msg: 'starting' }),
      JSON.stringify({ level: 60, msg: 'ffmpeg is missing' }),
      JSON.stringify({ level: 30, msg: 'goodbye' }),
    ].join('\n')
    expect(readableFault(output)).toBe('ffmpeg is missing')
  })

  it('name the cause that the log line carries', () => {
    const line = { level: 50, msg: 'the port cannot be opened', err: { message: 'EADDRINUSE' } }
    expect(readableFault(JSON.stringify(line))).toBe('the port cannot be opened: EADDRINUSE')
  })

  it('are the error and not the stack around it when the runtime wrote last', () => {
    const output =
      'node:internal\n\nTypeError: x is not a function\n    at main (file.ts:1:1)\n\nNode.js v24.21.0\n'
    expect(readableFault(output)).toBe('TypeError: x is not a function')
  })

  it('say so when there were none', () => {
    expect(readableFault('\n')).toBe('it ended without a word')
  })
})
