import { encodeCmcd as encodeByLibrary } from '@svta/cml-cmcd'
import { describe, expect, it } from 'vitest'
import { encodeCmcd } from '#components/player/encode-cmcd.ts'
import { renditionKey } from '#lib/cmcd.ts'

describe('a player’s report', () => {
  it('is written as the CMCD library writes it', () => {
    const report = {
      ...{ e: 'ps' as const, sid: '8f0e1b6c-1111-4222-8333-444455556666', v: 2, ts: 1_700_000_000_000 },
      ...{ sta: 'p' as const, sf: 'h' as const, st: 'l' as const, br: [1_342], [renditionKey]: '480p' },
      ...{ ltc: 1_520, msd: 800, bsd: [300, 400] },
    }
    expect(encodeCmcd(report)).toBe(encodeByLibrary(report, { version: 2, reportingMode: 'event' }))
  })
})
