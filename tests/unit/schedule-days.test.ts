import { describe, expect, it } from 'vitest'
import { isWithin } from '#lib/schedule-days.ts'

/** A Thursday in Beijing. */
const now = Date.parse('2026-11-26T12:00:00+08:00')
const at = (text: string) => Date.parse(`${text}+08:00`)

describe('a day of the schedule', () => {
  it('is Beijing’s, from midnight to midnight', () => {
    expect(isWithin('today', at('2026-11-26T00:00:00'), now)).toBe(true)
    expect(isWithin('today', at('2026-11-26T23:59:59'), now)).toBe(true)
    expect(isWithin('today', at('2026-11-25T23:59:59'), now)).toBe(false)
    expect(isWithin('today', at('2026-11-27T00:00:00'), now)).toBe(false)
  })

  it('belongs to a week that begins on Monday', () => {
    expect(isWithin('week', at('2026-11-23T00:00:00'), now)).toBe(true)
    expect(isWithin('week', at('2026-11-29T23:59:59'), now)).toBe(true)
    expect(isWithin('week', at('2026-11-22T23:59:59'), now)).toBe(false)
    expect(isWithin('week', at('2026-11-30T00:00:00'), now)).toBe(false)
  })

  it('is any when none is chosen', () => {
    expect(isWithin(null, 0, now)).toBe(true)
  })
})
