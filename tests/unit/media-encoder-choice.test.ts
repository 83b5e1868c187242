import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamKeyRoles, type StreamKeyRole } from '#lib/stream-key-role.ts'
import { chooseOnAir, type EncoderStanding } from '#media/live/encoder-choice.ts'

type Step = [EncoderStanding, EncoderStanding]

/** Who is on air after each step, from nobody on. */
function follow(steps: readonly Step[]): (StreamKeyRole | null)[] {
  let onAir: StreamKeyRole | null = null
  return steps.map(([main, backup]) => (onAir = chooseOnAir(onAir, { main, backup })))
}

describe('who of two encoders is on air', () => {
  it.each<[string, Step[], (StreamKeyRole | null)[]]>([
    [
      'the main one first, and the backup when it is gone',
      [
        ['sending', 'absent'],
        ['sending', 'sending'],
        ['absent', 'sending'],
      ],
      ['main', 'main', 'backup'],
    ],
    [
      'the backup when it comes first, although the main one follows',
      [
        ['absent', 'sending'],
        ['sending', 'sending'],
        ['sending', 'silent'],
      ],
      ['backup', 'backup', 'main'],
    ],
    [
      'the backup when the main one falls silent, and it stays when that is back',
      [
        ['sending', 'sending'],
        ['silent', 'sending'],
        ['sending', 'sending'],
        ['sending', 'absent'],
      ],
      ['main', 'backup', 'backup', 'main'],
    ],
    [
      'nobody else while both are silent',
      [
        ['absent', 'sending'],
        ['silent', 'silent'],
        ['silent', 'silent'],
        ['silent', 'absent'],
        ['absent', 'absent'],
      ],
      ['backup', 'backup', 'backup', 'main', null],
    ],
    [
      'the main one when both come at once',
      [
        ['absent', 'absent'],
        ['sending', 'sending'],
      ],
      [null, 'main'],
    ],
  ])('is %s', (_what, steps, expected) => {
    expect(follow(steps)).toEqual(expected)
  })

  it('changes only when who is on air fails, however both come and go', () => {
    const standing = fc.constantFrom<EncoderStanding>('absent', 'silent', 'sending')
    fc.assert(
      fc.property(fc.array(fc.tuple(standing, standing), { maxLength: 60 }), (steps) => {
        const chosen = follow(steps)
        for (const [index, now] of chosen.entries()) {
          const before = chosen[index - 1] ?? null
          const [main, backup] = steps[index] ?? ['absent', 'absent']
          const standings = { main, backup }
          const isSomeoneThere = streamKeyRoles.some((role) => standings[role] !== 'absent')
          expect(now !== null).toBe(isSomeoneThere)
          if (now !== null) expect(standings[now]).not.toBe('absent')
          if (before !== null && standings[before] === 'sending') expect(now).toBe(before)
        }
      }),
    )
  })
})
